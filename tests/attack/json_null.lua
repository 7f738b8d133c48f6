-- promise: no light userdata reaches a script
-- expect: held
local t = json.decode('{"a": null, "b": [1, null, 3]}')
if t.a ~= nil or t.b[2] ~= false or #t.b ~= 3 then return "null" end
if json.decode("null") ~= nil then return "null alone" end
return "held"
