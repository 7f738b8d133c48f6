-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
local t = {}
for i = 1, 300000 do t[i] = -i end
while true do table.sort(t) end
