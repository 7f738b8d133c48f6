-- promise: no pcall holds the kill
-- expect: attempt to call a nil value (global 'xpcall')
xpcall(function() while true do end end, function() while true do end end)
