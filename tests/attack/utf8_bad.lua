-- promise: utf8 functions check what they read
-- expect: held
for _, s in ipairs { "\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80\x80" } do
  if utf8.len(s) ~= nil then return "len" end
  if pcall(utf8.codepoint, s, 1, -1) then return "codepoint" end
  if pcall(function() for _ in utf8.codes(s) do end end) then return "codes" end
end
if pcall(utf8.char, -1) or pcall(utf8.char, 0x110000) or pcall(utf8.char, 0xD800) or pcall(utf8.char, 1 << 60) then return "char" end
for _, i in ipairs { math.mininteger, math.maxinteger, 0, -100, 100 } do
  pcall(utf8.len, "abc", i) pcall(utf8.len, "abc", 1, i) pcall(utf8.codepoint, "abc", i, i)
  pcall(utf8.offset, "abc", i) pcall(utf8.offset, "abc", 1, i)
end
local f, s = utf8.codes("abc")
for _, i in ipairs { math.mininteger, -1, 3, 4, math.maxinteger } do pcall(f, s, i) end
return "held"
