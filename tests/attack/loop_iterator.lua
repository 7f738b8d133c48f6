-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
for _ in function() return 1 end do end
