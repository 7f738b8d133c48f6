-- promise: nothing leaks from one call to another
-- expect: held
-- calls: 2
local function try(f, ...) if pcall(f, ...) then error("a library table was changed") end end
for _, lib in ipairs { string, table, math, utf8, text, json, re } do
  if lib.mark ~= nil then return "leaked" end
  try(function() lib.mark = 1 end)
  try(rawset, lib, "mark", 1)
  try(setmetatable, lib, {})
  try(table.insert, lib, 1)
  try(table.move, { 1 }, 1, 1, 1, lib)
  try(table.sort, lib)
  try(table.remove, lib)
  try(setmetatable, {}, lib)
end
return "held"
