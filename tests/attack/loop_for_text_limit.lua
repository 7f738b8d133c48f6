-- promise: instructions per slot call are capped
-- expect: ended: limit of
-- died: yes
-- A for loop reads its limit from text: sixteen million digits in one instruction, with a single string.
local zero = ("0"):rep(4000000)
while true do for i = 1, zero do end end
