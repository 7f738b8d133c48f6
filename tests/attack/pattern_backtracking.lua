-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions without a pause reached
-- died: yes
return ("a"):rep(30):find(("a?"):rep(30) .. ("a"):rep(30) .. "b")
