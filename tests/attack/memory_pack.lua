-- promise: memory is capped
-- expect: too many results to unpack
return table.pack(table.unpack({}, 1, 1 << 30))
