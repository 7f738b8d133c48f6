-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local t = setmetatable({}, { __index = function(_, k) while true do k = k end end })
return t.x
