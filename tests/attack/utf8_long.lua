-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local s = ("x"):rep(10000000)
while true do utf8.len(s) utf8.offset(s, -1) end
