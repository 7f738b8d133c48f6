-- promise: JSON is bounded in depth, size and nodes
-- expect: held
-- 2^40 nodes when every path is walked.
local t = { 1 }
for i = 1, 30 do t = { t, t } end
local text, err = json.encode(t)
return text == nil and err:find("values") and "held" or tostring(err)
