-- promise: regexes have match and heap limits
-- expect: longer than 32768 bytes
re.new("a+b"):find(("a"):rep(1000000))
