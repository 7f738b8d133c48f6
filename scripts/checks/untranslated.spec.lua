local function pair(language, script, english, target, choices)
  return {
    stem = english, choices = choices and choices[1] or {}, edits = {},
    target = { language = language, script = script, stem = target, choices = choices and choices[2] or {}, edits = {} },
  }
end

local function finds(field)
  return function(t, verdict)
    t.eq(verdict.reason, "untranslated")
    t.eq(verdict.field, field)
  end
end

return lacuna.spec {
  { name = "a translation passes", args = { pair("es", "Latn", "Where do fish live?", "¿Dónde viven los peces?") }, opt = {}, expect = true },
  { name = "a question left in English is found", args = { pair("zu", "Latn", "Where do all the fish live?", "Where do all the fish live?") },
    opt = {}, expect = finds("target.stem") },
  { name = "so is a short one, word for word", args = { pair("es", "Latn", "What is hot?", "What is hot?") }, opt = {}, expect = finds("target.stem") },
  { name = "a name and a number as a question pass", args = { pair("es", "Latn", "2 + 2 = ?", "2 + 2 = ?") }, opt = {}, expect = true },
  { name = "a part left in English is found in another script",
    args = { pair("ar", "Arab", "A wheel and axle system moves carts.", "يتحرك wheel and axle system بسهولة في كل مكان") }, opt = {},
    expect = finds("target.stem") },
  { name = "names, numbers, formulas and abbreviations may stay",
    args = { pair("am", "Ethi", "Which has DNA?", "ዲኤንኤ ያለው የትኛው ነው?", { { "H2O", "DNA", "Homo", "12 km" }, { "H2O", "DNA", "Homo", "12 km" } }) },
    opt = {}, expect = true },
  { name = "one word that both languages have passes", args = { pair("es", "Latn", "Which?", "¿Cuál?", { { "animal" }, { "animal" } }) }, opt = {},
    expect = true },
  { name = "one English word in another script is found", args = { pair("am", "Ethi", "Which?", "የትኛው?", { { "osmosis" }, { "osmosis" } }) },
    opt = {}, expect = finds("target.choices") },
  { name = "short choices that all were left in English are found where that is asked for",
    args = { pair("es", "Latn", "Which one barks?", "¿Cuál ladra?", { { "horse", "dog", "sheep", "wolf" }, { "Horse", "dog", "sheep", "wolf" } }) },
    opt = { together = true }, expect = finds("target.choices") },
  { name = "an audit asks for it, a run does not: loans may all be the same",
    args = { pair("es", "Latn", "Which one barks?", "¿Cuál ladra?", { { "horse", "dog", "sheep", "wolf" }, { "horse", "dog", "sheep", "wolf" } }) },
    opt = {}, expect = true },
  { name = "words that both languages have pass", opt = { together = true }, expect = true,
    args = { pair("es", "Latn", "Which?", "¿Cuál?", { { "animal", "metal", "cereal", "virus" }, { "animal", "metal", "cereal", "virus" } }) } },
  { name = "names may all stay", opt = { together = true }, expect = true,
    args = { pair("es", "Latn", "Who?", "¿Quién?", { { "Woody Allen", "Whoopi Goldberg", "Howard Stern" }, { "Woody Allen", "Whoopi Goldberg", "Howard Stern" } }) } },
  { name = "where one choice was translated the others may be words of both", opt = { together = true }, expect = true,
    args = { pair("it", "Latn", "Which?", "Quale?", { { "software", "hardware", "the screen" }, { "software", "hardware", "lo schermo" } }) } },
  { name = "lines of a program and names of species may stay in any script",
    args = { pair("zh", "Hans", "Which?", "哪个？", { { "while True:", "for i in range(3):", "Homo sapiens" }, { "while True:", "for i in range(3):", "Homo sapiens" } }) },
    opt = {}, expect = true },
  { name = "the placebo is English", args = { pair("en-x-placebo", "Latn", "Where do all the fish live?", "Where do all the fish live?") }, opt = {},
    expect = true },
}
