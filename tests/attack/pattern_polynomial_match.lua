-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
return ("a"):rep(100000):match("a*a*a*a*b")
