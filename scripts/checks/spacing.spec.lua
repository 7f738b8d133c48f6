local function candidate(text, target, join)
  return { stem = "Why?", text = text, join = " ", edits = { { side = "before", text = "It rained." } },
    target = { stem = "¿Por qué?", text = target, join = join or " ", edits = { { side = "before", text = "Llovió." } } } }
end

local function finds(reason, field)
  return function(t, verdict)
    t.eq(#verdict, 1)
    t.eq(verdict[1].reason, reason)
    t.eq(verdict[1].field, field)
  end
end

return lacuna.spec {
  { name = "spaced sentences pass", args = { candidate("It rained. Why?", "Llovió. ¿Por qué?") }, opt = {}, expect = true },
  { name = "glued English is found", args = { candidate("It rained.Why?", "Llovió. ¿Por qué?") }, opt = {},
    expect = finds("join_without_space", "english.text") },
  { name = "a glued target is found", args = { candidate("It rained. Why?", "Llovió.¿Por qué?") }, opt = {},
    expect = finds("join_without_space", "target.text") },
  { name = "a language without spaces is not held to them", args = { candidate("It rained. Why?", "Llovió.¿Por qué?", "") }, opt = {}, expect = true },
  { name = "two sentences glued inside of a text are found",
    args = { { stem = "He left.Why?", text = "He left.Why?", join = " ", edits = {}, target = { stem = "¿Y?", text = "¿Y?", join = " ", edits = {} } } },
    opt = {}, expect = finds("sentences_glued", "english.stem") },
}
