-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local s = ("0"):rep(10000000)
while true do tonumber(s) tonumber(s, 36) end
