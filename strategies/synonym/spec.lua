local item = {
  id = "animal-desert", stem = "Which animal usually lives in the desert?", text = "Which animal usually lives in the desert?",
  choices = { "camel", "whale", "penguin" }, answer = 1,
}

local function target(language, stem, choices)
  return { language = language, name = language, stem = stem, text = stem, choices = choices or { "a", "b", "c" } }
end

local es = target("es", "¿Qué animal tiene joroba y vive en el desierto?", { "camello", "ballena", "pingüino" })
local english = { language = "en", name = "English" }

local function sound(where)
  return function(t, edits)
    t.ok(#edits > 0, "there are edits")
    for _, edit in ipairs(edits) do
      t.eq(edit.side, "replace")
      t.ok(edit.text ~= item.stem and edit.target_text ~= where.stem, "both sides change")
      t.ok(utf8.len(edit.text) <= 1.1 * utf8.len(item.stem), edit.text)
      t.ok(utf8.len(edit.target_text) <= 1.1 * utf8.len(where.stem), edit.target_text)
    end
  end
end

local function each(name, where) return { name = name, item = item, target = where, ctx = { english = english, roles = {} }, expect = sound(where) } end

return lacuna.spec {
  each("both sides change within a tenth of their length", es),
  each("the placebo uses the English list", target("en-x-placebo", "A desert animal that normally needs no water: which one is it?")),
  each("French, around its no-break space", target("fr", "Quel animal a des bosses sur le dos et vit dans le désert ?")),
  each("Arabic, from right to left", target("ar", "أي حيوان يعيش عادة في صحراء هذا البلد؟")),
  each("Chinese, without spaces", target("zh", "哪种动物通常生活在沙漠里？")),
  each("Hindi", target("hi", "इस देश का कौन-सा जानवर पानी के बिना रहता है?")),
  {
    name = "phrases and capitals",
    item = { stem = "Which is the largest?", text = "Which is the largest?", choices = { "a", "b" }, answer = 1 },
    target = target("es", "¿Cuál es el más corto?"), ctx = { english = english, roles = {} }, opt = { tries = 12 },
    expect = function(t, edits)
      t.eq(#edits, 2)
      for _, edit in ipairs(edits) do
        t.ok(edit.text == "What is the largest?" or edit.text == "Which is the biggest?", edit.text)
        t.eq(edit.target_text, "¿Cuál es el más breve?")
      end
    end,
  },
  {
    name = "quotations and choices stay, and no choice comes in",
    item = { stem = "Is “usually” a film?", text = "Is “usually” a film?", choices = { "film", "movie" }, answer = 1 },
    target = es, ctx = { english = english, roles = {} }, expect = {},
  },
  {
    name = "a language without a list has no edits, and a note",
    item = item, target = target("sw", "Ni mnyama gani anayeishi jangwani?"), ctx = { english = english, roles = {} },
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.notes, 1)
    end,
  },
  {
    name = "a writer's words are taken when the judge agrees",
    item = item, target = es, ctx = { english = english, roles = { writer = "chat", judge = "chat" } }, opt = { by = "writer" },
    world = {
      writer = function(prompt)
        return prompt:find("Which animal", 1, true) and "What animal usually dwells in the desert?\nIt is the camel."
          or "¿Qué animal tiene joroba y habita en el desierto?"
      end,
      judge = "Yes.",
    },
    expect = {
      { side = "replace", note = "by the writer", text = "What animal usually dwells in the desert?",
        target_text = "¿Qué animal tiene joroba y habita en el desierto?" },
    },
  },
  {
    name = "and left when it does not",
    item = item, target = es, ctx = { english = english, roles = { writer = "chat", judge = "chat" } }, opt = { by = "writer" },
    world = { writer = "Which animal barks?", judge = "No, the second asks for another animal." },
    expect = {},
  },
  {
    name = "without a judge nothing of a writer is taken",
    item = item, target = es, ctx = { english = english, roles = { writer = "chat" } }, opt = { by = "writer" },
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.asks, 0)
    end,
  },
}
