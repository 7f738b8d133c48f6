-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions
-- died: yes
local s = ("aaaa. "):rep(40000)
while true do
  text.mentions(s, ("aaaa. "):rep(50) .. "b") text.glued_join(s, " ") text.leaked_syntax(s) text.script_share(s, "Latn")
  text.fold_marks(s)
end
