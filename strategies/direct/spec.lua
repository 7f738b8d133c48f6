local item = {
  stem = "What is the capital of France?", text = "What is the capital of France?",
  choices = { "Rome", "Paris", "Madrid" }, answer = 2,
}
local target = {
  language = "es", stem = "¿Cuál es la capital de Francia?", choices = { "Roma", "París", "Madrid" },
  mention = { "Ayer alguien nombró «{thing}»." },
}
local english = { language = "en", mention = { "Someone named “{thing}” yesterday." } }

return lacuna.spec {
  {
    name = "exactly one sentence from the language files",
    item = item, target = target, ctx = { english = english, depth = 1, roles = {} },
    expect = function(t, edits)
      t.eq(#edits, 1)
      t.like(edits[1].text, edits[1].note)
      t.ok(edits[1].note ~= "Paris", "never the right answer")
    end,
  },
  {
    name = "nothing beyond the first depth",
    item = item, target = target, ctx = { english = english, depth = 2, roles = {} },
    expect = {},
  },
  {
    name = "one text by the writer",
    item = item, target = target, ctx = { english = english, depth = 1, roles = { writer = "chat" } }, opt = { by = "writer" },
    world = { writer = "  Many  people travel there. " },
    expect = function(t, edits)
      t.eq(#edits, 1)
      t.eq(edits[1].text, "Many people travel there.")
    end,
  },
}
