-- promise: no pcall holds the kill
-- expect: limit of instructions without a pause reached
-- died: yes
while true do
  pcall(table.sort, { 3, 2, 1 }, function() while true do end end)
end
