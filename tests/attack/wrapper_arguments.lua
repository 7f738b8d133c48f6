-- promise: a chunk sees its environment and nothing of how it is called
-- expect: held
if select("#", ...) ~= 0 then return "the chunk was given something" end
return "held"
