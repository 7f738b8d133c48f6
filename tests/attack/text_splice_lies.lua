-- promise: patterns and other C loops are step-counted
-- expect: held
-- Places that lie, overlap, run backwards or are no places.
local lies = {
  { { from = 1, to = 1 << 62, text = "x" } }, { { from = -5, to = 2, text = "x" } }, { { from = 3, to = 1, text = "x" } },
  { { from = 1, to = 4, text = "x" }, { from = 2, to = 5, text = "y" } }, { { from = math.mininteger, to = math.maxinteger, text = "" } },
  { { from = 0, to = 0, text = "z" } }, { { text = "x" } }, { 1 }, { { from = 2, to = 2, text = "\xff" } }, { { from = "a", to = {}, text = 1 } },
  setmetatable({}, { __len = function() return 1 << 40 end, __index = function() return { from = 1, to = 1, text = "x" } end }),
}
for _, changes in ipairs(lies) do
  local ok, out = pcall(text.splice, "häuser und katzen", changes)
  if ok and type(out) ~= "string" then return "gave " .. type(out) end
end
return "held"
