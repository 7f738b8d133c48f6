-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local t = {}
for _ = 1, 99 do t = setmetatable({}, { __index = t }) end
while true do local x = t.x end
