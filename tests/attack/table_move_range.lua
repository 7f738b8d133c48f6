-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
table.move({}, 1, math.maxinteger - 1, 2)
