-- promise: instructions per slot call are capped
-- expect: limit of instructions without a pause reached
-- died: yes
local t = setmetatable({}, { __tostring = function() while true do end end })
return ("%s"):format(t)
