-- promise: memory is capped
-- expect: limit of memory reached
-- died: yes
local t = {}
while true do
  local a, b, c = {}, {}, {}
  t[#t + 1] = function() return a, b, c end
end
