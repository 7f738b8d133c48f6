-- promise: table functions cannot be lied to
-- expect: held
local t = { 3, 1, 2 }
local n = 0
pcall(table.sort, t, function(a, b) n = n + 1 if n == 2 then error("out") end return a < b end)
return table.concat(t) == "312" and "held" or table.concat(t)
