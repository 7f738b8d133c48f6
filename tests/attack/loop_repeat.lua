-- promise: instructions per slot call are capped
-- expect: limit of instructions reached
-- died: yes
repeat until false
