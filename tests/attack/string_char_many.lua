-- promise: patterns and other C loops are step-counted
-- expect: held
local bytes = { ("x"):rep(7000):byte(1, -1) }
local ok = pcall(string.char, 256) or pcall(string.char, -1)
if ok then return "a byte that is none" end
return #string.char(table.unpack(bytes)) == 7000 and "held" or "lost some"
