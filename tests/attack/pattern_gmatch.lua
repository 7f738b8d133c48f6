-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
for _ in ("a"):rep(100000):gmatch(".*b") do end
