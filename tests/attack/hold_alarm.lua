-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
local keep = {}
while true do
  keep[1] = ("x"):rep(100000)
  keep[2] = ("x"):rep(100000)
  keep[1], keep[2] = nil, nil
end
