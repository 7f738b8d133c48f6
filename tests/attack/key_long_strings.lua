-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local a, b = ("x"):rep(4000000) .. "1", ("x"):rep(4000000) .. "1"
local t = { [a] = 1 }
while t[b] do end
