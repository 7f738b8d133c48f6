-- promise: patterns and other C loops are step-counted
-- expect: too many results to unpack
local t = {}
for i = 1, 200000 do t[i] = i end
local function f() end
local function spin(...) while true do f(...) end end
spin(table.unpack(t))
