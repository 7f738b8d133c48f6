-- promise: JSON is bounded in depth, size and nodes
-- expect: held
for _, text in ipairs { "nan", "NaN", "Infinity", "-Infinity", "0x10", "1e999", "[1e999]", "--1", "1.e", ("9"):rep(1000) } do
  local value = json.decode(text)
  if type(value) == "number" and (value ~= value) then return text end
end
local t = json.decode("[1, 9007199254740993, 1e3, -0.0, 1.5]")
if math.type(t[1]) ~= "integer" or math.type(t[3]) ~= "integer" or t[5] ~= 1.5 then return "numbers" end
return "held"
