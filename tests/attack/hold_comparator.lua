-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
-- Within a comparator a call cannot be parked, however long the sort goes on.
local list = {}
for i = 1, 200000 do list[i] = i * 7919 % 200003 end
table.sort(list, function(a, b) return a < b end)
