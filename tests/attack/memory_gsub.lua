-- promise: memory is capped
-- expect: longer than 4 MiB
return ("x"):rep(100000):gsub("x", ("y"):rep(100000))
