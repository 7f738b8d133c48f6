-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
-- A table that was emptied keeps its room, and each walk goes through it.
local t = {}
for i = 1, 250000 do t["k" .. i] = true end
for i = 1, 250000 do t["k" .. i] = nil end
while true do for _ in pairs(t) do end end
