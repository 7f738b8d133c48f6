-- promise: tostring prints no addresses
-- expect: held
local things = { {}, function() end, print or pcall, string.find, re.new("a"), ("x"):gmatch("x"), string, _ENV }
for i = 1, 8 do
  local said = tostring(things[i])
  if said:find("0x") or said:find("%x%x%x%x%x") then return said end
  said = ("%s"):format(things[i])
  if said:find("0x") or said:find("%x%x%x%x%x") then return said end
end
local _, err = pcall(function() return {} .. {} end)
if err:find("0x") then return err end
_, err = pcall(string.rep, {})
if err:find("0x") then return err end
return "held"
