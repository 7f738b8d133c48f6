-- promise: memory is capped
-- expect: ended: limit of
-- died: yes
local t = {} for i = 1, 1 << 40 do t["k" .. i] = i end
