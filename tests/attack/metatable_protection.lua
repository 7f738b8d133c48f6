-- promise: the environment cannot be changed
-- expect: cannot change a protected metatable
setmetatable(_ENV, { __index = function() end })
