-- promise: memory is capped
-- expect: stack overflow
local function f(...) local a, b, c, d, e = ... return f(1, ...) + 1 end
return f()
