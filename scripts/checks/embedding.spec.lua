local candidate = {
  machine = true, text = "It rained. Why?", edits = { { side = "before", text = "It rained." } },
  fresh = { english = "It rained.", target = "Llovió." },
  target = { language = "es", text = "Llovió. ¿Por qué?", edits = { { side = "before", text = "Llovió." } } },
}

return lacuna.spec {
  { name = "the back-translation is compared", args = { candidate }, opt = {}, world = { translator = "It was raining.", similarity = 0.83 },
    expect = function(t, verdict)
      t.eq(verdict, true)
      t.eq(t.asks[2].text, "It rained.")
      t.eq(t.asks[2].to, "It was raining.")
    end },
  { name = "too far is refused", args = { candidate }, opt = { floor = { es = 0.9 } }, world = { translator = "It was raining.", similarity = 0.83 },
    expect = "cosine 0.83" },
  { name = "an embedder that knows the language needs no translation", args = { candidate }, opt = { multilingual = true }, world = { similarity = 0.6 },
    expect = function(t, verdict)
      t.eq(verdict, true)
      t.eq(t.asks[1].to, "Llovió.")
    end },
  { name = "no embedding is no pass", args = { candidate }, opt = { multilingual = true },
    world = { similarity = { code = "malformed", message = "nothing that can be read" } }, expect = "no embedding: nothing that can be read" },
  { name = "what was written by hand is not compared", args = { { machine = false, target = { language = "es" } } }, opt = {}, expect = true },
}
