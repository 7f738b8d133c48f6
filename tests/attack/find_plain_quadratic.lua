-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local s, p = ("a"):rep(1000000), ("a"):rep(500000) .. "b"
while true do s:find(p, 1, true) end
