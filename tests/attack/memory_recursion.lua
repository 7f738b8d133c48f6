-- promise: memory is capped
-- expect: ended: limit of memory reached
-- died: yes
local function f(...) local a, b, c, d, e = ... return f(1, ...) + 1 end
return f()
