-- promise: regexes have match and heap limits
-- expect: longer than 4096 bytes
re.new(("a?"):rep(5000))
