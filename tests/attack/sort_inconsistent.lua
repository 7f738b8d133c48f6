-- promise: table functions cannot be lied to
-- expect: held
local t = {}
for i = 1, 1000 do t[i] = (i * 7919) % 1000 end
table.sort(t, function() return true end)
table.sort(t, function(a, b) return a ~= b end)
local seen = {}
for i = 1, 1000 do
  if t[i] == nil or seen[t[i]] then return "lost or doubled" end
  seen[t[i]] = true
end
return "held"
