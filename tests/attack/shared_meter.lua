-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
-- pcall, sort and gsub in turn: no C function gives a fresh count.
local function work() for i = 1, 900 do end end
while true do
  pcall(work)
  table.sort({ 2, 1 }, function(a, b) work() return a < b end)
  string.gsub("x", "x", work)
end
