-- promise: text chunks only, no bytecode
-- expect: attempt to call a nil value (global 'load')
return load("\27Lua\x54\x00\x19\x93\r\n\x1a\n", "x", "b")
