-- promise: no files, sockets, processes or environment
-- expect: attempt to index a nil value (global 'os')
os.execute("touch /tmp/owned")
