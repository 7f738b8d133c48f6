-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local t = setmetatable({}, {})
getmetatable(t).__concat = function(a) return a .. "" end
setmetatable(t, getmetatable(t))
local ok = pcall(function() return t .. "x" end)
while true do pcall(function() return t .. "x" end) end
