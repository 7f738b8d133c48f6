-- promise: the environment is built by adding names
-- expect: held
-- assert, rawlen, lacuna and _VERSION give nothing away.
if pcall(assert, false, setmetatable({}, { __tostring = function() error("x") end })) then return "assert passed" end
if pcall(rawlen, 5) or rawlen(string) ~= 0 then return "rawlen looks into a frozen table" end
if type(_VERSION) ~= "string" or _VERSION:find("0x") then return "version" end
if lacuna ~= nil and getmetatable(lacuna) ~= nil and getmetatable(lacuna) ~= false then return "metatable of lacuna" end
if utf8.charpattern:find("\0", 1, true) == nil and #utf8.charpattern == 0 then return "charpattern" end
return "held"
