-- promise: table functions cannot be lied to
-- expect: attempt to compare
table.sort({ 3, 1, nil, nil, nil, 2, n = 6, [7] = 1, [8] = 0 })  table.sort({ 1, {} })
