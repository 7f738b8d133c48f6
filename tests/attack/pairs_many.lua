-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local t = {}
for i = 1, 1000 do t["k" .. i] = i end
while true do for k in pairs(t) do end end
