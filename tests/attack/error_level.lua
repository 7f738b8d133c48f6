-- promise: error levels are checked
-- expect: held
for _, level in ipairs { -1, 0, 1, 100, 1 << 30 } do pcall(error, "x", level) end
pcall(error, "x", 1 << 60)
return "held"
