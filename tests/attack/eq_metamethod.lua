-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local mt = { __eq = function() while true do end end }
return setmetatable({}, mt) == setmetatable({}, mt)
