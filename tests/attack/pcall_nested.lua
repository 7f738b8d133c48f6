-- promise: no pcall holds the kill
-- expect: limit of instructions reached
-- died: yes
local function hold(depth)
  while true do
    if depth == 0 then while true do end end
    pcall(hold, depth - 1)
  end
end
hold(100)
