-- promise: a bad pattern is an error
-- expect: malformed pattern (missing ']')
return ("x"):find("[%")
