-- promise: regexes have match and heap limits
-- expect: regular expression
re.new("((((a{1,999}){1,999}){1,999}){1,999})")
