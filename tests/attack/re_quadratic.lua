-- promise: regexes have match and heap limits
-- expect: limit of instructions reached
-- died: yes
local r = re.new("a[^b]*[bc]")
local s = ("a"):rep(30000)
while true do r:find(s) end
