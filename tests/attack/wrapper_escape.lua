-- promise: a chunk sees its environment and nothing of how it is called
-- expect: expected near 'end'
end
local outer = ...
return function()
