-- promise: memory is capped
-- expect: longer than 16 MiB
return #("x"):rep(1 << 40)
