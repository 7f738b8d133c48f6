-- promise: JSON is bounded in depth, size and nodes
-- expect: held
local value, err = json.decode(("["):rep(100000))
return value == nil and err:find("nested") and "held" or tostring(err)
