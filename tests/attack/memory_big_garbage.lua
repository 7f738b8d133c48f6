-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local s = ("x"):rep(4000000)
while true do local t = s .. "y" end
