-- promise: string.format is bounded
-- expect: invalid conversion
return ("%.999f"):format(1)
