-- promise: no files, sockets, processes or environment
-- expect: attempt to index a nil value (global 'io')
return io.open("/etc/passwd"):read("a")
