-- promise: table functions cannot be lied to
-- expect: held
local t = { 5, 4, 3, 2, 1 }
table.sort(t, function(a, b) for i = 1, 5 do t[i] = nil end t.x = {} return a < b end)
return table.concat(t) == "12345" and "held" or table.concat(t)
