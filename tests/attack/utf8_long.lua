-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
local s = ("x"):rep(4000000)
while true do utf8.len(s) utf8.offset(s, -1) end
