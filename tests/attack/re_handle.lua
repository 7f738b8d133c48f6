-- promise: a handle cannot be forged
-- expect: held
local r = re.new("a")
if getmetatable(r) ~= nil then return "metatable" end
local ok = pcall(setmetatable, r, {})
if ok then return "set" end
ok = pcall(r.find, {}, "a")
if ok then return "table as handle" end
ok = pcall(function() r.find = nil end)
if ok then return "changed" end
local first = re.new("first")
for i = 1, 200 do re.new("x" .. i) end
return first:find("the first") == 5 and "held" or "stale handle"
