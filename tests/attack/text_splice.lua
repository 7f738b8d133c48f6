-- promise: memory is capped
-- expect: limit of
-- died: yes
local changes = {}
for i = 1, 4000 do changes[i] = { from = i * 2, to = i * 2, text = ("y"):rep(1000) } end
local s = ("x"):rep(90000)
while true do text.splice(s, changes) end
