local item = { stem = "Which one shines?", choices = { "sun", "stone", "root" }, answer = 1 }

return lacuna.spec {
  {
    name = "asks once for each wrong choice and keeps their order",
    item = item, opt = { side = "before" }, world = { writer = function(prompt, n) return " text " .. n .. " " end },
    expect = function(t, edits)
      t.eq(#edits, 2, "edits")
      t.eq(edits[1], { side = "before", text = "text 1", note = "stone" }, "first edit")
      t.like(edits[2].text, "^text %d$")
      t.eq(#t.asks, 2, "asks")
      t.like(t.asks[1].prompt, "about stone {no braces}")
      t.eq(t.asks[1].params, { temperature = 0.7 })
    end,
  },
  {
    name = "a second ask takes the first reply",
    item = item, opt = { side = "after", twice = true },
    world = { writer = function(prompt) return "<" .. prompt:sub(1, 5) .. ">" end },
    expect = { { side = "after", text = "<<1. W>", note = "stone" }, { side = "after", text = "<<2. W>", note = "root" } },
  },
  {
    name = "a refusal leaves the edit out and says so",
    item = item, opt = { side = "after" }, world = { writer = { { code = "refused", message = "no" }, "fine" } },
    expect = function(t, edits)
      t.eq(edits, { { side = "after", text = "fine", note = "root" } })
      t.eq(t.notes, { { level = "warn", message = "no sentence about stone: no (refused)" } })
    end,
  },
  {
    name = "an item without a stem fails",
    item = { choices = { "a", "b" }, answer = 1 }, world = { writer = "x" },
    fails = "slot {q}, which is not given",
  },
}
