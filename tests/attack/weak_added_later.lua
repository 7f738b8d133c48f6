-- promise: no weak tables: results do not depend on the collector
-- expect: held
local mt = {}
local t = setmetatable({}, mt)
mt.__mode = "kv"
setmetatable(t, nil)
local u = setmetatable({}, {})
for i = 1, 1000 do t[i] = { i } u[i] = { i } end
for i = 1, 50 do local garbage = ("x"):rep(1000000) end
for i = 1, 1000 do if t[i] == nil or u[i] == nil then return "collected" end end
return "held"
