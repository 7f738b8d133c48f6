-- promise: nothing leaks from one call to another
-- expect: held
-- calls: 3
local n = 0
local function count() n = n + 1 return n end
return count() == 1 and "held" or "leaked"
