-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local a, b = ("ab"):rep(1000), ("ba"):rep(1000)
while true do text.edit_distance(a, b) end
