local function question(stem, choices)
  return { id = "q", stem = stem, text = stem, choices = choices or { "Rome", "Paris", "Madrid" }, answer = 2 }
end

local item = question("What is the capital of France?")
local english = { language = "en", name = "English" }

local function target(language, stem)
  return { language = language, name = language, stem = stem, text = stem, choices = { "x", "y", "z" } }
end

local function becomes(english_text, other)
  return function(t, edits)
    t.ok(#edits > 0, "there are edits")
    t.eq(edits[1].side, "replace")
    t.eq(edits[1].text, english_text)
    t.eq(edits[1].target_text, other)
  end
end

local function case(name, asked, where, english_text, other)
  return { name = name, item = asked, target = where, ctx = { english = english, roles = {} }, expect = becomes(english_text, other) }
end

local PARIS = "The capital of France is what?"

return lacuna.spec {
  case("Spanish: what is asked about comes first", item, target("es", "¿Cuál es la capital de Francia?"), PARIS, "¿La capital de Francia cuál es?"),
  case("French keeps its no-break space", item, target("fr", "De quelle couleur est l’herbe fraîche\u{A0}?"),
    PARIS, "L’herbe fraîche est de quelle couleur\u{A0}?"),
  case("an adverbial in front", question("What does ice turn into when it melts?"),
    target("fr", "En quoi la glace se transforme-t-elle quand elle fond\u{A0}?"),
    "When it melts, what does ice turn into?", "Quand elle fond, en quoi la glace se transforme-t-elle\u{A0}?"),
  case("a preposition in front", question("Which part of the body do we hear with?"), target("es", "¿Con qué parte del cuerpo percibimos los sonidos?"),
    "With which part of the body do we hear?", "¿Percibimos los sonidos con qué parte del cuerpo?"),
  case("of the following", question("Which of the following is a bird?"), target("es", "¿Cuál de los siguientes animales es un ave?"),
    "Of the following, which is a bird?", "De los siguientes animales, ¿cuál es un ave?"),
  case("the placebo by the English patterns", item, target("en-x-placebo", "When August is over and October has not begun, which month is it?"),
    PARIS, "Which month is it when August is over and October has not begun?"),
  case("a number at the start takes no capital", question("What is 2 + 3?"), target("es", "¿Cuánto es 2 + 3?"), "2 + 3 is what?", "¿2 + 3 cuánto es?"),
  case("German", item, target("de", "Wie viele Tage hat eine Woche?"), PARIS, "Eine Woche hat wie viele Tage?"),
  case("Arabic, from right to left", item, target("ar", "ما هي عاصمة فرنسا؟"), PARIS, "عاصمة فرنسا ما هي؟"),
  case("Chinese, without spaces", item, target("zh", "法国的首都是哪里？"), PARIS, "哪里是法国的首都？"),
  case("Japanese", item, target("ja", "フランスでいちばん大きい街で、首都でもあるのは何ですか？"), PARIS, "何ですか、フランスでいちばん大きい街で、首都でもあるのは？"),
  case("Hindi", item, target("hi", "फ्रांस की राजधानी क्या है?"), PARIS, "क्या है फ्रांस की राजधानी?"),
  {
    name = "neither side grows by more than a tenth: no cleft of a short question",
    item = question("Who barks?"), target = target("es", "¿Quién ladra?"), ctx = { english = english, roles = {} }, expect = {},
  },
  {
    name = "a long question has room for one",
    item = question("Who sits at the controls of a plane and talks to the people in the tower while they all wait for the rain to end?"),
    target = target("es", "¿Quién está sentado a los mandos del avión y habla con la torre mientras todos esperan a que se termine la lluvia?"),
    ctx = { english = english, roles = {} },
    expect = becomes("Who is it that sits at the controls of a plane and talks to the people in the tower while they all wait for the rain to end?",
      "¿Quién es el que está sentado a los mandos del avión y habla con la torre mientras todos esperan a que se termine la lluvia?"),
  },
  {
    name = "a question of no known form has no edits",
    item = question("Barks?"), target = target("es", "¿Ladra?"), ctx = { english = english, roles = {} }, expect = {},
  },
  {
    name = "a language without patterns has no edits, and a note",
    item = item, target = target("yo", "Kí ni olú-ìlú Faransé?"), ctx = { english = english, roles = {} },
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.notes, 1)
    end,
  },
  {
    name = "a writer's order is taken when the judge agrees",
    item = item, target = target("yo", "Kí ni olú-ìlú Faransé?"), ctx = { english = english, roles = { writer = "completion", judge = "chat" } },
    opt = { by = "writer" },
    world = {
      writer = function(prompt) return prompt:find("Faransé", 1, true) and " Olú-ìlú Faransé ni kí?" or " The capital of France is what?" end,
      judge = "yes",
    },
    expect = { { side = "replace", note = "by the writer", text = PARIS, target_text = "Olú-ìlú Faransé ni kí?" } },
  },
  {
    name = "without a judge nothing of a writer is taken",
    item = item, target = target("es", "¿Cuál es?"), ctx = { english = english, roles = { writer = "chat" } }, opt = { by = "writer" },
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.asks, 0)
    end,
  },
}
