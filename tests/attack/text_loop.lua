-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
local s = ("x"):rep(100000)
while true do text.nfc(s) end
