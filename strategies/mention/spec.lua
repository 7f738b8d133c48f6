local item = { stem = "What is the capital of France?", choices = { "Rome", "Paris", "Madrid" }, answer = 2 }
local target = {
  language = "es", stem = "¿Cuál es la capital de Francia?", choices = { "Roma", "París", "Madrid" },
  mention = { "Ayer alguien nombró «{thing}»." },
}
local english = { language = "en", mention = { "Someone named “{thing}” yesterday." } }

return lacuna.spec {
  {
    name = "one sentence for each wrong choice, in both languages",
    item = item, target = target, ctx = { english = english },
    expect = {
      { side = "before", note = "Rome", text = "Someone named “Rome” yesterday.", target_text = "Ayer alguien nombró «Roma»." },
      { side = "before", note = "Madrid", text = "Someone named “Madrid” yesterday.", target_text = "Ayer alguien nombró «Madrid»." },
    },
  },
  {
    name = "the side is an option",
    item = item, target = target, ctx = { english = english }, opt = { side = "after" },
    expect = function(t, edits)
      t.eq(#edits, 2)
      for _, edit in ipairs(edits) do t.eq(edit.side, "after") end
    end,
  },
  {
    name = "a percent sign in a choice is kept",
    item = { stem = "How much is a half?", choices = { "50%", "20%" }, answer = 1 },
    target = { language = "es", stem = "¿Cuánto es la mitad?", choices = { "50%", "20%" }, mention = target.mention },
    ctx = { english = english },
    expect = function(t, edits) t.eq(edits[1].text, "Someone named “20%” yesterday.") end,
  },
  {
    name = "a language without sentences gives no candidates",
    item = item, ctx = { english = english },
    target = { language = "xx", stem = "?", choices = { "a", "b", "c" }, mention = {} },
    expect = {},
  },
}
