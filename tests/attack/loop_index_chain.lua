-- promise: metatables cannot make Lua loop
-- expect: '__index' chain too long; possibly a loop
local a, b = {}, {}
setmetatable(a, { __index = b })
setmetatable(b, { __index = a })
return a.x
