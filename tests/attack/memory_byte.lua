-- promise: memory is capped
-- expect: too many results
return ("x"):rep(4000000):byte(1, -1)
