-- promise: memory is capped
-- expect: limit of memory reached
-- died: yes
local keep = {}
for i = 1, 1 << 40 do keep[i] = ("%d"):format(i):rep(100000) end
