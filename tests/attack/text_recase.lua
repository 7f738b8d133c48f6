-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions
-- died: yes
local long = ("Ä"):rep(40000)
while true do text.recase(long, long) end
