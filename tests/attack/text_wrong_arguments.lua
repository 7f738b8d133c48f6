-- promise: C functions check what they get
-- expect: held
-- Every function of text with every kind of value: an error or a plain result.
local odd = { 0, -1, 1 << 62, 0 / 0, true, {}, { {} }, { 1, 2 }, { "a", {} }, "", "\xff\xfe", ("x"):rep(700), function() end }
for name, f in pairs(text) do
  for _, a in ipairs(odd) do
    pcall(f, a)
    for _, b in ipairs(odd) do
      pcall(f, a, b)
      pcall(f, "abc", a, b)
    end
  end
end
return "held"
