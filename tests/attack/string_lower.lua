-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local s = ("A"):rep(4000000)
while true do s:lower() end
