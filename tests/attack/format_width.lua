-- promise: string.format is bounded
-- expect: invalid conversion
return ("%999d"):format(1)
