local item = {
  stem = "What is the capital of France?", text = "What is the capital of France?",
  choices = { "Rome", "Paris", "Madrid" }, answer = 2,
}

return lacuna.spec {
  {
    name = "one text for each wrong choice, in the order of the draw",
    item = item, ctx = { roles = { writer = "chat" } }, opt = { side = "before" },
    world = { writer = function(prompt) return "It is a large city, said " .. ({ Rome = "Ann.", Madrid = "Ben." })[prompt:match("Wrong choice: (%a+)")] end },
    expect = function(t, edits)
      t.eq(#edits, 2)
      for _, edit in ipairs(edits) do
        t.eq(edit.side, "before")
        t.like(edit.text, ({ Rome = "Ann", Madrid = "Ben" })[edit.note])
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
    item = item, ctx = { roles = { writer = "chat" } }, opt = { rounds = 1 },
    world = { writer = { "   ", "Which city do you mean?" } },
    expect = {},
  },
  {
    name = "base models get worked examples",
    item = item, ctx = { roles = { writer = "completion" } }, opt = { wrong = 1 },
    world = { writer = function(prompt) return prompt:match("Hint:%s*$") and " It has many fountains." or "no hint asked" end },
    expect = function(t, edits) t.eq(edits[1].text, "It has many fountains.") end,
  },
  {
    name = "what was refused goes back to the writer with the reason",
    item = item, ctx = { roles = { writer = "chat" } }, opt = { wrong = 1, side = "after" },
    world = { writer = function(prompt)
      if type(prompt) == "table" and prompt[3].content:find("That cannot be used: it names", 1, true) then
        return "Its old arena is known all over the world."
      end
      return "Rome and Madrid are lovely in the spring."
    end },
    expect = function(t, edits)
      t.eq(#edits, 1)
      t.eq(edits[1].text, "Its old arena is known all over the world.")
      t.eq(#t.asks, 2)
    end,
  },
  {
    name = "a base model gets the refused text among worked examples",
    item = item, ctx = { roles = { writer = "completion" } }, opt = { wrong = 1 },
    world = { writer = function(prompt)
      return prompt:find("Thing: Rome\nBad hint: Yes. (it is too short)\nBetter hint:", 1, true) and " It has many old fountains." or " Yes."
    end },
    expect = function(t, edits) t.eq(edits[1].text, "It has many old fountains.") end,
  },
  {
    name = "auto tries worked examples in the third round, without the conversation",
    item = item, ctx = { roles = { writer = "chat" } }, opt = { wrong = 1, rounds = 3 },
    world = { writer = function(prompt)
      return type(prompt) == "string" and prompt:find("^Say something true") and "Many people go there to see old things." or "The right answer is hidden here."
    end },
    expect = function(t, edits)
      t.eq(#t.asks, 3)
      t.eq(edits[1].text, "Many people go there to see old things.")
    end,
  },
  {
    name = "after the last round nothing is taken",
    item = item, ctx = { roles = { writer = "chat" } }, opt = { wrong = 2, rounds = 2 },
    world = { writer = function() return "Paris is where the Seine flows." end },
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.asks, 4)
      t.eq(#t.notes, 6)
    end,
  },
  {
    name = "a worked example that is only repeated is refused, and so is what was written before",
    item = { stem = item.stem, text = item.stem, choices = item.choices, answer = 2, edits = { { side = "before", text = "It has many old fountains." } } },
    ctx = { roles = { writer = "completion" } }, opt = { wrong = 1, rounds = 2 },
    world = { writer = { " It sleeps a lot and likes to chase mice.", " It has many old fountains." } },
    expect = {},
  },
}
