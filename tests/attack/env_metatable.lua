-- promise: the environment cannot be changed
-- expect: held
-- calls: 2
if getmetatable(_ENV) ~= false then return "in reach" end
if pcall(setmetatable, _ENV, nil) then return "removed" end
local saved = pcall
_ENV.pcall = function() return "mine" end
if pcall() ~= "mine" then return "globals are not the call's own" end
_ENV.pcall = nil
return pcall == saved and "held" or "lost"
