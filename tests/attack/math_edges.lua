-- promise: C functions check what they get
-- expect: held
-- Numbers at the ends of their range, through every function.
local odd = { 0, -0.0, 1, -1, math.mininteger, math.maxinteger, math.huge, -math.huge, 0 / 0, 2 ^ 53, 2 ^ 63, -2 ^ 63, 1e308, 5e-324, "10", "0x7fffffffffffffff" }
for name, f in pairs(math) do
  if type(f) == "function" then
    for _, a in ipairs(odd) do
      pcall(f, a)
      for _, b in ipairs(odd) do pcall(f, a, b) end
    end
  end
end
for _, a in ipairs(odd) do
  pcall(function() return a // 0 end)
  pcall(function() return math.mininteger // -1, math.mininteger % -1, a % 0 end)
end
return math.random == nil and math.randomseed == nil and "held" or "chance that is not keyed"
