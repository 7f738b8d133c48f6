-- promise: nothing leaks from one call to another
-- expect: held
if counter then return "leaked " .. counter end counter = 1 _ENV.other = 2
if rawget(_ENV, "kept") then return "leaked" end
rawset(_ENV, "kept", true)
calls = 1
return "held"
