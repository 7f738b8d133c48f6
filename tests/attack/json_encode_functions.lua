-- promise: JSON is bounded in depth, size and nodes
-- expect: held
local text, err = json.encode { f = function() end }
if text ~= nil then return text end
text, err = json.encode { [1] = 1, x = 2 }
if text ~= nil then return text end
text, err = json.encode(setmetatable({}, { __index = function() while true do end end, __len = function() while true do end end }))
return text == "[]" and "held" or tostring(err)
