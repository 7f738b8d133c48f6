local candidate = {
  machine = true, text = "It rained. Why?", edits = { { side = "before", text = "It rained." } },
  fresh = { english = "It rained.", target = "Llovió." },
  target = { language = "es", name = "Spanish", text = "Llovió. ¿Por qué?", edits = { { side = "before", text = "Llovió." } } },
}
local prompts = { judge_pair = "{language}: {english} = {target}" }

return lacuna.spec {
  { name = "yes passes, and what came last is shown", args = { candidate }, opt = {}, prompts = prompts, world = { judge = "Yes." },
    expect = function(t, verdict)
      t.eq(verdict, true)
      t.eq(t.asks[1].prompt, "Spanish: It rained. = Llovió.")
    end },
  { name = "no is refused", args = { candidate }, opt = {}, prompts = prompts, world = { judge = "No, it says that it snowed." },
    expect = "the judge says that the languages differ" },
  { name = "anything else is no verdict", args = { candidate }, opt = {}, prompts = prompts, world = { judge = "Hm." },
    expect = "the judge gave no verdict" },
  { name = "what was written by hand is not judged", args = { { machine = false, target = { language = "es" } } }, opt = {}, expect = true },
}
