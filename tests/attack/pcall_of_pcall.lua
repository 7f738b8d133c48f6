-- promise: no pcall holds the kill
-- expect: limit of instructions reached
-- died: yes
while true do pcall(pcall, pcall, pcall, function() while true do end end) end
