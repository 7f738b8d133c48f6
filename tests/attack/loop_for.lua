-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
for i = 1, math.maxinteger do end
