-- promise: memory is capped
-- expect: longer than 4 MiB
local list, piece = {}, ("x"):rep(1000)
for i = 1, 100000 do list[i] = piece end
return #table.concat(list)
