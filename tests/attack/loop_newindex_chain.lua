-- promise: metatables cannot make Lua loop
-- expect: '__newindex' must be a function
setmetatable({}, { __newindex = {} })
