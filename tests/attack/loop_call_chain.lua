-- promise: metatables cannot make C loop
-- expect: '__call' must be a function
-- Lua shifts the arguments by one for each table in the chain: a million turns in C.
local t = {}
setmetatable(t, { __call = t })
t()
