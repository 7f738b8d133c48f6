-- promise: memory is capped
-- expect: ended: limit of
-- died: yes
local keep = {}
for i = 1, 1 << 40 do keep[i] = ("%d"):format(i):rep(100000) end
