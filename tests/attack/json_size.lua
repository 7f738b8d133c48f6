-- promise: JSON is bounded in depth, size and nodes
-- expect: held
local value, err = json.decode("[" .. ("1,"):rep(1 << 20) .. "1]")
return value == nil and err:find("longer") and "held" or tostring(err)
