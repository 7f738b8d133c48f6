-- promise: no pcall holds the kill
-- expect: ended: limit of
-- died: yes
local keep = {}
while true do
  pcall(function() while true do keep[#keep + 1] = { keep } end end)
  keep = {}
end
