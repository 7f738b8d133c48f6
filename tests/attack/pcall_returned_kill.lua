-- promise: no pcall holds the kill
-- expect: limit of instructions reached
-- died: yes
-- The kill must not become a value that a script can look at and go on from.
local seen
local ok, err = pcall(function() while true do end end)
seen = err
return "went on after " .. tostring(seen)
