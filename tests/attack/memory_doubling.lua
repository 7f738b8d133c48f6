-- promise: memory is capped
-- expect: limit of memory reached
-- died: yes
local s = "x" while true do s = s .. s end
