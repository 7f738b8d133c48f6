-- promise: instructions per slot call are capped
-- expect: limit of instructions without a pause reached
-- died: yes
local mt = { __lt = function() while true do end end }
table.sort { setmetatable({}, mt), setmetatable({}, mt) }
