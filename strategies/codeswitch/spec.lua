local item = {
  id = "capital-france", stem = "What is the capital of France?", text = "What is the capital of France?",
  choices = { "Rome", "Paris", "Madrid" }, answer = 2,
}

local function target(language, stem, choices)
  return { language = language, name = language, stem = stem, text = stem, choices = choices or { "x", "y", "z" } }
end

local function switches(english, other)
  return function(t, edits)
    t.ok(#edits > 0, "there are edits")
    local found = false
    for _, edit in ipairs(edits) do
      t.eq(edit.side, "replace")
      found = found or (edit.text == english and edit.target_text == other)
      t.ok(utf8.len(edit.text) <= 33, edit.text)
    end
    t.ok(found, edits[1].text .. " / " .. edits[1].target_text)
  end
end

return lacuna.spec {
  {
    name = "Spanish words in English, English words in Spanish",
    item = item, target = target("es", "¿Cuál es la capital de Francia?", { "Roma", "París", "Madrid" }),
    expect = switches("What is the capital of Francia?", "¿Cuál es la capital de France?"),
  },
  {
    name = "a word that is the same in both languages is none to switch; forms of the case are found",
    item = item, target = target("de", "Wie heißt die Hauptstadt Frankreichs?", { "Rom", "Paris", "Madrid" }), opt = { tries = 12 },
    expect = switches("What is the Hauptstadt of France?", "Wie heißt die Capital Frankreichs?"),
  },
  {
    name = "Arabic, from right to left",
    item = item, target = target("ar", "ما هي عاصمة فرنسا؟"), opt = { tries = 12 },
    expect = switches("What is the capital of فرنسا?", "ما هي عاصمة France؟"),
  },
  {
    name = "Chinese, without spaces: only a long question has room for an English word",
    item = item, target = target("zh", "在下面列出的这几个欧洲地方当中，请问到底是哪一个地方一直以来都是法国的首都，而且现在仍然是呢？"),
    opt = { tries = 12 },
    expect = switches("What is the capital of 法国?",
      "在下面列出的这几个欧洲地方当中，请问到底是哪一个地方一直以来都是France的首都，而且现在仍然是呢？"),
  },
  {
    name = "a short one has not",
    item = item, target = target("zh", "法国的首都是哪座城市？"), expect = {},
  },
  {
    name = "the placebo gets words of a third language on both of its sides",
    item = item, target = target("en-x-placebo", "Which city is the capital of France today?", item.choices), opt = { words = 1, tries = 12 },
    expect = function(t, edits)
      t.ok(#edits > 0)
      for _, edit in ipairs(edits) do
        t.eq(edit.text, "What is the capital of Francia?")
        t.eq(edit.target_text, "Which city is the capital of Francia today?")
      end
    end,
  },
  {
    name = "choices and quotations are not switched, and none comes in",
    item = { stem = "What is the “day” of a dog?", text = "What is the “day” of a dog?", choices = { "dog", "cat" }, answer = 1 },
    target = target("es", "¿Cuál es el «día» de un perro?", { "perro", "gato" }),
    expect = {},
  },
  {
    name = "without a list a translator is asked for words",
    item = item, ctx = { roles = { translator = "chat" } }, target = target("gl", "Cal é a vila de Franza, a capital?"), opt = { tries = 12, words = 1 },
    world = { translator = function(asked) return ({ capital = "capital", France = "Franza." })[asked] or "nada" end },
    expect = switches("What is the capital of Franza?", "Cal é a vila de France, a capital?"),
  },
  {
    name = "a translator is asked, too, where the list knows nothing on both sides",
    item = { stem = "Who repairs bicycles?", text = "Who repairs bicycles?", choices = { "a", "b" }, answer = 1 },
    target = target("es", "¿Quién arregla bicicletas?", { "x", "y" }), ctx = { roles = { translator = "chat" } }, opt = { words = 1 },
    world = { translator = function(asked) return ({ bicycles = "bicicletas" })[asked] or "repara" end },
    expect = { { side = "replace", note = "1 switched", text = "Who repairs bicicletas?", target_text = "¿Quién arregla bicycles?" } },
  },
  {
    name = "a language without words and without a translator has no edits, and a note",
    item = item, target = target("zu", "Iyini inhloko-dolobha yaseFrance?"),
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.asks, 0)
      t.eq(#t.notes, 1)
    end,
  },
}
