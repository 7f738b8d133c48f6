-- promise: no next
-- expect: attempt to call a nil value (global 'next')
local t = { 1 } while next(t) do end
