-- promise: no weak tables: results do not depend on the collector
-- expect: '__mode' is not available
setmetatable({}, { __mode = "k" })
