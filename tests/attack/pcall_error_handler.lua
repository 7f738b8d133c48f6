-- promise: no pcall holds the kill
-- expect: limit of instructions without a pause reached
-- died: yes
local function handler(e) while true do end end
local ok, e = pcall(function() error(setmetatable({}, { __tostring = handler })) end)
return tostring(e)
