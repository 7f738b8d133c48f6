-- promise: C loops cannot use up the C stack
-- expect: pattern too complex
return ("x"):rep(300000):find(("(x"):rep(1) .. ("x?"):rep(300) .. ")y")
