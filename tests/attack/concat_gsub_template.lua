-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
while true do ("x"):gsub("x", ("%%"):rep(1000000)) end
