-- promise: text chunks only, no bytecode
-- expect: attempt to call a nil value (field 'dump')
return string.dump(function() end)
