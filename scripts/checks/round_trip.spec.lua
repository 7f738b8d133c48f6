local candidate = {
  machine = true, stem = "Where do fish live?", text = "Where do fish live?", edits = {},
  fresh = { english = "Where do fish live?", target = "¿Dónde viven los peces?" },
  target = { language = "es", text = "¿Dónde viven los peces?", edits = {} },
}

return lacuna.spec {
  { name = "a faithful translation passes", args = { candidate }, opt = {}, world = { translator = "Where do fish live?" }, expect = true },
  { name = "another sentence is refused", args = { candidate }, opt = {}, world = { translator = "My house is big." },
    expect = function(t, verdict) t.like(verdict, "^chrF 0%.") end },
  { name = "the language's own floor wins over the guess", args = { candidate }, opt = { floor = { es = 0.99 } },
    world = { translator = "Where do the fish live?" }, expect = function(t, verdict) t.like(verdict, "^chrF 0%.") end },
  { name = "a floor of another language does not", args = { candidate }, opt = { floor = { fr = 0.99 } },
    world = { translator = "Where do the fish live?" }, expect = true },
  { name = "what was written by hand is not asked back",
    args = { { machine = false, text = "a", edits = {}, target = { text = "b", edits = {} } } }, opt = {}, expect = true },
  { name = "no back-translation is no pass", args = { candidate }, opt = {}, world = { translator = { { code = "empty", message = "nothing came" } } },
    expect = "no back-translation: nothing came" },
  { name = "what is measured can be measured on any pair", fn = "measure", args = { "Where do fish live?", "¿Dónde viven los peces?" }, opt = {},
    world = { translator = "Where do fish live?" }, expect = 1.0 },
}
