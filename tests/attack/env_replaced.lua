-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local loop = function() while true do end end
local _ENV = {}
loop()
