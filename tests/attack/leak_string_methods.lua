-- promise: nothing leaks from one call to another
-- expect: held
-- calls: 2
if getmetatable("") ~= nil then return "the metatable of strings is in reach" end
local ok = pcall(function() ("").mark = 1 end)
if ok or ("").mark then return "marked" end
if pcall(rawset, "", "mark", 1) or pcall(setmetatable, "", {}) then return "set" end
return "held"
