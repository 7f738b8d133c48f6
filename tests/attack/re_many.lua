-- promise: regexes have match and heap limits
-- expect: limit of instructions reached
-- died: yes
local keep = {}
for i = 1, 1 << 30 do keep[i % 1000 + 1] = re.new("(a|b){" .. i % 50 .. "}" .. i) end
