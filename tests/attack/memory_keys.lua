-- promise: memory is capped
-- expect: limit of memory reached
-- died: yes
local t = {} for i = 1, 1 << 40 do t["k" .. i] = i end
