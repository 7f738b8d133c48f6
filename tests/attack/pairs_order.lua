-- promise: pairs walks sorted keys
-- expect: held
local t = {}
for i = 200, 1, -1 do t["k" .. i] = i t[i] = i t[i + 0.5] = i end
local last
for k in pairs(t) do
  if last ~= nil and type(k) == type(last) and not (last < k) then return "unsorted" end
  if type(last) == "string" and type(k) == "number" then return "strings first" end
  last = k
end
return "held"
