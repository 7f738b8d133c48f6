-- promise: no coroutines: no fresh hook counts
-- expect: attempt to index a nil value (global 'coroutine')
while true do coroutine.wrap(function() for i = 1, 900 do end end)() end
