-- promise: JSON is bounded in depth, size and nodes
-- expect: limit of memory reached
-- died: yes
local keep = {}
for i = 1, 100 do keep[i] = json.decode("[" .. ("{},"):rep(100000) .. "{}]") end
