-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local text = "[" .. ("1,"):rep(100000) .. "1]"
while true do json.decode(text) end
