-- promise: no files, sockets, processes or environment
-- expect: held
for _, name in ipairs { "dofile", "loadfile", "load", "loadstring", "require", "package", "io", "os", "debug", "collectgarbage",
                        "coroutine", "xpcall", "next", "print", "warn", "_G", "getfenv", "setfenv", "unpack", "newproxy", "module" } do
  if _ENV[name] ~= nil then return name end
  if rawget(_ENV, name) ~= nil then return name end
end
for k in pairs(_ENV) do return k end
if string.dump or math.random or math.randomseed or string.pack or string.unpack then return "a function too many" end
return "held"
