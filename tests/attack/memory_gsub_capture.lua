-- promise: memory is capped
-- expect: longer than 4 MiB
return #("x"):rep(60000):gsub("^(.*)$", ("%1"):rep(60000))
