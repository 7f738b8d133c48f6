-- promise: recursive errors end
-- expect: stack overflow
-- CVE-2022-33099: building the message of an overflow overflowed.
local function f() f() end
local ok, e = pcall(f)
error(e, 0)
