-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local ping, pong
function ping(n) return pong(n + 1) end
function pong(n) return ping(n - 1) end
return ping(0)
