-- promise: no pcall holds the kill
-- expect: limit of instructions without a pause reached
-- died: yes
while true do
  pcall(string.gsub, "aaa", "a", function() while true do end end)
end
