-- promise: regexes have match and heap limits
-- expect: not UTF-8
re.new("a"):find("\xff\xfea")
