-- promise: regexes have match and heap limits
-- expect: limit of instructions reached
-- died: yes
local r = re.new("^(a+)+$")
local s = ("a"):rep(5000) .. "b"
while true do pcall(r.find, r, s) end
