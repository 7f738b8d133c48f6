-- promise: table functions cannot be lied to
-- expect: held
local t = setmetatable({ 1, 2, 3 }, { __len = function() return math.maxinteger end })
table.insert(t, 4)
table.remove(t)
table.sort(t)
if table.concat(t, ",") ~= "1,2,3" then return table.concat(t, ",") end
if select("#", table.unpack(t)) ~= 3 then return "unpack" end
return "held"
