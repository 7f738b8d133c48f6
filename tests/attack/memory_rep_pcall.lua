-- promise: memory is capped
-- expect: held
for i = 1, 1000 do if pcall(string.rep, "x", 1 << 40) then return "made" end end
return "held"
