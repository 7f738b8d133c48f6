-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local t = {}
for i = 1, 100000 do t[i] = i end
while true do table.insert(t, 1, 0) table.remove(t, 1) end
