-- promise: memory is capped
-- expect: longer than 8 MiB
return #("x"):rep(1 << 40)
