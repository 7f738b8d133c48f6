-- promise: memory is capped
-- expect: too many results
return ("x"):rep(8000000):byte(1, -1)
