-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local a, b = ("abcd"):rep(10000), ("badc"):rep(10000)
while true do text.chrf(a, b) end
