-- promise: no files, sockets, processes or environment
-- expect: attempt to call a nil value (global 'require')
return require("socket").connect("127.0.0.1", 80)
