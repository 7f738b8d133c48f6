-- promise: a local _ENV compiles to sound code
-- expect: held
-- CVE-2022-28805: a constant _ENV made the compiler read past its buffer.
local ok = pcall(function() local _ENV <const> = nil; return function() return A end end)
return "held"
