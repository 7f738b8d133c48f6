-- promise: string.format is bounded
-- expect: no value
return ("%d%d"):format(1)
