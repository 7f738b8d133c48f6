-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
return ("("):rep(1000000):find("%b()")
