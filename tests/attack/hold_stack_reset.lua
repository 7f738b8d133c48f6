-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
-- Blocks that come and go must not put the count back to its start.
while true do
  local a, b = ("x"):rep(70000), ("y"):rep(70001)
end
