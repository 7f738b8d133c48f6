-- promise: table functions cannot be lied to
-- expect: destination wrap around
table.move({}, 1, 10, math.maxinteger)
