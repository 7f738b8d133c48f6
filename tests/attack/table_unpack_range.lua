-- promise: table functions cannot be lied to
-- expect: too many results to unpack
return table.unpack({}, math.mininteger, math.maxinteger)
