-- promise: memory is capped
-- expect: longer than 4 MiB
return #("abcdefgh"):rep(math.maxinteger, "12345678")
