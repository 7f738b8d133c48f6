-- promise: memory is capped
-- expect: longer than 4 MiB
return #("x"):rep(1 << 40)
