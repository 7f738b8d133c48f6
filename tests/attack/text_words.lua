-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions
-- died: yes
local s = ("ab cd "):rep(16000)
while true do text.words(s, { "ab", "cd ab" }) end
