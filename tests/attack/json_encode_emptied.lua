-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local t = {}
for i = 1, 250000 do t["k" .. i] = true end
for i = 1, 250000 do t["k" .. i] = nil end
local list = {}
for i = 1, 1000 do list[i] = t end
while true do json.encode(list) end
