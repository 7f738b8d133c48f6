-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local a, b = ("x"):rep(4000000) .. "1", ("x"):rep(4000000) .. "1"
while rawequal(a, b) do end
