-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local a, b = ("x"):rep(10000000) .. "1", ("x"):rep(11000000) .. "2"
while a > b or true do local c = a < b end
