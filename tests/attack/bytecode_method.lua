-- promise: text chunks only, no bytecode
-- expect: attempt to call a nil value (method 'dump')
return ("x"):dump()
