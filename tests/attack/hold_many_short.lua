-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
-- Many calls that are short each: the loop gets its turn between them.
local list = {}
for i = 1, 5000 do list[i] = i * 7919 % 5003 end
while true do table.sort(list, function(a, b) return a > b end) table.sort(list) end
