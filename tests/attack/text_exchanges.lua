-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions
-- died: yes
local pairs_ = {}
for i = 1, 1000 do pairs_[i] = { "x" .. i, ("y"):rep(1000) } end
local s = ("x1 x2 x3 "):rep(10000)
while true do text.exchanges(s, pairs_, {}) end
