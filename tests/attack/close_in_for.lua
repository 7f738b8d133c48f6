-- promise: no pcall holds the kill
-- expect: variable '(for state)' got a non-closable value
local mt = {}
local t = setmetatable({}, mt)
mt.__close = function() while true do end end
for _ in function() return 1 end, nil, nil, t do end
