-- promise: regexes have match and heap limits
-- expect: held
local ok, r = pcall(re.new, "(?R)?a*(?1)?(b)")
if ok then pcall(r.find, r, ("a"):rep(3000)) end
return "held"
