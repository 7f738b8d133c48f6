-- promise: JSON is bounded in depth, size and nodes
-- expect: held
local t = {}
t.t = t
local text, err = json.encode(t)
return text == nil and err:find("nested") and "held" or tostring(err)
