-- promise: no addresses and no false names in messages
-- expect: '__name' is not available
setmetatable({}, { __name = "file" })
