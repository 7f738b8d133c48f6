local candidate = {
  machine = true, stem = "Where do fish live?", text = "Where do fish live?", edits = {},
  target = { text = "¿Dónde viven los peces?", edits = {} },
}

return lacuna.spec {
  { name = "a faithful translation passes", args = { candidate }, opt = {}, world = { translator = "Where do fish live?" }, expect = true },
  { name = "another sentence is refused", args = { candidate }, opt = {}, world = { translator = "My house is big." },
    expect = function(t, verdict) t.like(verdict, "^chrF 0%.") end },
  { name = "what was written by hand is not asked back", args = { { machine = false, text = "a", edits = {}, target = { text = "b", edits = {} } } },
    opt = {}, expect = true },
  { name = "no back-translation is no pass", args = { candidate }, opt = {}, world = { translator = { { code = "empty", message = "nothing came" } } },
    expect = "no back-translation: nothing came" },
}
