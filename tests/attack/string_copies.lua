-- promise: memory is capped
-- expect: limit of
-- died: yes
local s, keep = ("x"):rep(4000000), {}
while true do
  keep[#keep + 1] = s:reverse()
  keep[#keep + 1] = s:upper() .. s:sub(2, -2):len()
end
