-- promise: nothing leaks from one call to another
-- expect: held
-- calls: 2
-- An iterator of one call must not be reachable from the next one.
if string.saved then return "leaked" end
local next_key = pairs { 1 }
pcall(function() string.saved = next_key end)
pcall(rawset, string, "saved", next_key)
return "held"
