-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
return table.concat({}, "", 1, math.maxinteger)
