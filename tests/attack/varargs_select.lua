-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local t = {}
for i = 1, 8000 do t[i] = i end
local function spin(...) while true do local n = select("#", ...) end end
spin(table.unpack(t))
