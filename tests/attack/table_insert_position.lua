-- promise: table functions cannot be lied to
-- expect: position out of bounds
table.insert({}, 1 << 40, 1)
