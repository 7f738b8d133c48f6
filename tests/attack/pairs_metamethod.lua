-- promise: pairs walks sorted keys
-- expect: '__pairs' is not available
setmetatable({}, { __pairs = function() end })
