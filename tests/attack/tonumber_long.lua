-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
local s = ("0"):rep(4000000)
while true do tonumber(s) tonumber(s, 36) end
