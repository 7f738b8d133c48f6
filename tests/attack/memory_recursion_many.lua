-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local function f() f() end
while true do pcall(f) end
