-- promise: nothing leaks from one call to another
-- expect: held
-- calls: 3
-- Two closures over the same environment see one environment; the next call sees another.
local function set(v) value = v end
local function get() return value end
if get() ~= nil then return "leaked" end
set(1)
return get() == 1 and "held" or "lost"
