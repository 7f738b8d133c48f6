-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
return ("a"):rep(10000):find(".-.-.-.-.-.-b")
