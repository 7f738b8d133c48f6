-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions
-- died: yes
-- Many phrases in a long text: their product is paid.
local phrases = {}
for i = 1, 2000 do phrases[i] = ("a"):rep(i % 50 + 1) .. "b" end
local s = ("a"):rep(90000)
while true do text.places(s, phrases, phrases) end
