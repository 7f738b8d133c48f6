-- promise: string.format is bounded
-- expect: '__tostring' must return a string
return ("%s"):format(setmetatable({}, { __tostring = function() return 1 end }))
