-- promise: table functions cannot be lied to
-- expect: invalid value (a nil) at index 1
return table.concat({}, "", 1, 1 << 20)
