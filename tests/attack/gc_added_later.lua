-- promise: no code runs where no limit is watched
-- expect: held
local ran = false
local mt = {}
setmetatable({}, mt)
mt.__gc = function() ran = true while true do end end
for i = 1, 50 do
  pcall(setmetatable, {}, mt)
  local garbage = ("x"):rep(1000000)
end
return ran and "ran" or "held"
