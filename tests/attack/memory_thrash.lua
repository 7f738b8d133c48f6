-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
-- Near the cap every few allocations make the collector walk everything that is held.
local keep, n = {}, 0
pcall(function() for i = 1, 340000 do keep[i] = { i } n = i end end)
while true do local garbage = ("%d"):format(n):rep(1000) .. "x" end
