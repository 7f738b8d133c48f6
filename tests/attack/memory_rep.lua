-- promise: memory is capped
-- expect: longer than 32 MiB
return #("x"):rep(1 << 40)
