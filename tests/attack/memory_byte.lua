-- promise: memory is capped
-- expect: too many results
return ("x"):rep(10000000):byte(1, -1)
