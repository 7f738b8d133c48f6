-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local t = setmetatable({}, { __index = function(_, i) return i end })
for _ in ipairs(t) do end
