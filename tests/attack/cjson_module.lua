-- promise: no files, sockets, processes or environment
-- expect: held
-- The table of lua-cjson would give its encoder, which has no limits.
if json.new or json.encode_max_depth or json.decode_max_depth then return "cjson is exposed" end
local mt = getmetatable(json)
if mt ~= false then return "the metatable of json is in reach" end
return "held"
