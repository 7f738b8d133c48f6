local item = {
  stem = "What is the capital of France?", text = "What is the capital of France?",
  choices = { "Rome", "Paris", "Madrid" }, answer = 2,
}

return lacuna.spec {
  {
    name = "one text for each wrong choice, in the order of the draw",
    item = item, ctx = { roles = { writer = "chat" } }, opt = { side = "before" },
    world = { writer = function(prompt) return "It is a large city. (" .. prompt:match("Wrong choice: (%a+)") .. ")" end },
    expect = function(t, edits)
      t.eq(#edits, 2)
      for _, edit in ipairs(edits) do
        t.eq(edit.side, "before")
        t.like(edit.text, edit.note)
      end
    end,
  },
  {
    name = "only the first paragraph is taken, without its quotes",
    item = item, ctx = { roles = { writer = "chat" } }, opt = { wrong = 1, side = "after" },
    world = { writer = '"Old streets lead\nto a river."\n\nI hope this helps!' },
    expect = function(t, edits)
      t.eq(#edits, 1)
      t.eq(edits[1].text, "Old streets lead to a river.")
    end,
  },
  {
    name = "an empty reply and a question give no candidate",
    item = item, ctx = { roles = { writer = "chat" } },
    world = { writer = { "   ", "Which city do you mean?" } },
    expect = {},
  },
  {
    name = "base models get worked examples",
    item = item, ctx = { roles = { writer = "completion" } }, opt = { wrong = 1 },
    world = { writer = function(prompt) return prompt:match("Hint:%s*$") and " It has many fountains." or "no hint asked" end },
    expect = function(t, edits) t.eq(edits[1].text, "It has many fountains.") end,
  },
}
