-- promise: an error value is never looked into
-- expect: an error value of type table
error(setmetatable({}, { __tostring = function() while true do end end, __index = function() while true do end end }))
