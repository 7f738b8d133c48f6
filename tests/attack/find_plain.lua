-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local s = ("a"):rep(4000000)
while true do s:find("b", 1, true) end
