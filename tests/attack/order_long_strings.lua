-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local a, b = ("x"):rep(4000000) .. "1", ("x"):rep(4100000) .. "2"
while a > b or true do local c = a < b end
