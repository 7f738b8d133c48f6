-- promise: C loops cannot use up the C stack
-- expect: too many captures
return ("x"):find(("()"):rep(33))
