-- promise: memory is capped
-- expect: ended: limit of memory reached
-- died: yes
-- Growing a table is one instruction: a large one would hold the loop.
local t = {}
for i = 1, 1000000 do t["k" .. i] = true end
