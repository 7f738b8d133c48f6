-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
return ("("):rep(1000000):find("%b()")
