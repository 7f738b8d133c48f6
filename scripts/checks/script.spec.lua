local function pair(target, english)
  return { stem = english or "What is the capital of France?", edits = {}, target = { stem = target, script = "Arab", choices = {}, edits = {} } }
end

local function replaced(declared)
  local c = pair("ما هي عاصمة فرنسا؟")
  c.edits = { { side = "replace", text = "Ｗhat?" } }
  c.target.edits = { { side = "replace", text = "mā hy ʿāṣmẗ frnsā?" } }
  c.changes_script = declared
  return c
end

local function spanish(stem, choices)
  return { stem = "Where do people keep their money?", choices = choices and { "in the bank", "in the kitchen", "in a song" },
    edits = {}, language = "en", script = "Latn",
    target = { language = "es", script = "Latn", join = " ", stem = stem, choices = choices, edits = {} } }
end

local function both(language, script, stem, english, choices)
  return { stem = "Which of these is the right one?", choices = english, edits = {}, language = "en", script = "Latn",
    target = { language = language, script = script, join = " ", stem = stem, choices = choices, edits = {} } }
end

local function added(english, target, side)
  local c = both("es", "Latn", "¿Cuál de estas es la correcta?", {}, {})
  c.edits, c.target.edits = { { side = side or "before", text = english } }, { { side = side or "before", text = target } }
  return c
end

local function found(field, looks)
  return function(t, verdict)
    t.eq(verdict.reason, "wrong_language")
    t.eq(verdict.field, field)
    t.like(verdict.detail, "^" .. looks)
  end
end

local bank = "¿En qué lugar suele guardar su dinero la gente de la ciudad?"

return lacuna.spec {
  { name = "Spanish in a Spanish pair passes", args = { spanish(bank, { "en el banco", "en la cocina", "en una canción" }) },
    opt = {}, expect = true },
  { name = "Portuguese in a Spanish pair is found", args = { spanish("Em que lugar as pessoas da cidade costumam guardar o seu dinheiro?") },
    opt = {}, expect = found("target.stem", "looks like pt") },
  { name = "so is a Catalan choice", args = { spanish(bank, { "en el banco", "a la cuina amb els altres nois", "en una canción" }) },
    opt = {}, expect = found("target.choices", "looks like ca") },
  { name = "and English choices that are short each", args = { spanish(bank, { "at the bank", "with some friends", "inside of their shoes" }) },
    opt = {}, expect = found("target.choices", "looks like en") },
  { name = "one choice of a word or two is found beside Spanish ones", opt = {}, expect = found("target.choices", "looks like en"),
    args = { spanish(bank, { "en el banco", "through there", "en una canción" }) } },
  { name = "a name or a loan that is near the English choice passes", opt = {}, expect = true,
    args = { { stem = "Which?", choices = { "transplant", "cappuccino" }, edits = {},
      target = { language = "de", script = "Latn", join = " ", stem = "Was davon?", edits = {}, choices = { "Transplantation", "Cappuccino" } } } } },
  { name = "unless it must be the very same", opt = { alike = 0 }, expect = found("target.choices", "looks like fr: 'Transplantation'"),
    args = { { stem = "Which?", choices = { "transplant" }, edits = {},
      target = { language = "de", script = "Latn", join = " ", stem = "Was davon?", edits = {}, choices = { "Transplantation" } } } } },
  { name = "so do loans, whatever their order and number, alone and together", opt = {}, expect = true,
    args = { { stem = "Which?", edits = {},
      choices = { "industrial revolution and thyroid hormone", "molecular structure", "lymphocytes, mitochondria", "osmotic pressure" },
      target = { language = "id", script = "Latn", join = " ", stem = "Yang mana di antara hal-hal ini?", edits = {},
        choices = { "revolusi industri dan hormon tiroid", "struktur molekul", "limfosit, mitokondria", "tekanan osmotik" } } } } },
  { name = "as they would not without the English", opt = { alike = 0 }, expect = found("target.choices", "looks like eo: 'revolusi industri dan"),
    args = { { stem = "Which?", edits = {}, choices = { "industrial revolution and thyroid hormone" },
      target = { language = "id", script = "Latn", join = " ", stem = "Yang mana di antara hal-hal ini?", edits = {},
        choices = { "revolusi industri dan hormon tiroid" } } } } },
  { name = "a higher bar for short choices", opt = { short = 500, lead = 500 }, expect = true,
    args = { spanish(bank, { "en el banco", "through there", "en una canción" }) } },
  { name = "a Russian word among Ukrainian choices is found", opt = {}, expect = found("target.choices", "looks like ru"),
    args = { { stem = "Which?", choices = { "fish", "bird" }, edits = {},
      target = { language = "uk", script = "Cyrl", join = " ", stem = "Що з цього плаває у воді?", edits = {}, choices = { "рыба", "птах" } } } } },
  { name = "so are simplified characters in a Japanese one, and ideographs alone pass", opt = {}, expect = found("target.choices", "its letters are not those of ja: '学习'"),
    args = { { stem = "Which?", choices = { "economy", "learning" }, edits = {},
      target = { language = "ja", script = "Jpan", join = "", stem = "これはどれですか。", edits = {}, choices = { "経済成長政策", "学习" } } } } },
  { name = "Marathi in a Hindi choice", opt = {}, expect = found("target.choices", "its letters are not those of hi"),
    args = { { stem = "Which?", choices = { "black", "white" }, edits = {},
      target = { language = "hi", script = "Deva", join = " ", stem = "कौन सा रंग है?", edits = {}, choices = { "काळा", "सफेद" } } } } },
  { name = "a title in quotes may be in any language", args = { spanish("¿Quién escribió «Where do people keep all of their money»?") },
    opt = {}, expect = true },
  { name = "names that are the same on both sides tell nothing", opt = {}, expect = true,
    args = { { stem = "Which bear is white?", choices = { "ursus maritimus", "ursus arctos horribilis", "a black bear" }, edits = {},
      target = { language = "de", script = "Latn", join = " ", stem = "Welcher Bär ist weiß?", edits = {},
        choices = { "ursus maritimus", "ursus arctos horribilis", "ein Schwarzbär" } } } } },
  { name = "a bar may be set higher", args = { spanish("Em que lugar as pessoas da cidade costumam guardar o seu dinheiro?") },
    opt = { lead = 500 }, expect = true },
  { name = "another language in an English text is found",
    args = { { stem = bank, edits = {}, language = "en", script = "Latn", target = { stem = bank, edits = {} } } },
    opt = {}, expect = found("english.stem", "looks like es") },
  { name = "a language that is not shipped is told all the same", opt = { unknown = true }, expect = found("target.stem", "does not look like es"),
    args = { spanish("V jakém domě obvykle lidé z toho města mají své peníze?") } },
  { name = "a run leaves what looks like no known language alone", opt = {}, expect = true,
    args = { spanish("V jakém domě obvykle lidé z toho města mají své peníze?") } },
  { name = "Persian in an Arabic pair has other letters", opt = {}, expect = found("target.stem", "its letters are not those of ar"),
    args = { { stem = "What?", edits = {}, target = { language = "ar", script = "Arab", choices = {}, edits = {},
      stem = "کدام یک از این شهرها پایتخت کشور است و چرا مردم به آنجا می‌روند؟" } } } },
  { name = "traditional characters in a pair in simplified ones", opt = {}, expect = found("target.stem", "its letters are not those of zh"),
    args = { { stem = "What?", edits = {}, target = { language = "zh", script = "Hans", choices = {}, edits = {}, join = "",
      stem = "為什麼這個國家的學生們要學習這麼多語言？" } } } },
  { name = "Arabic in Arabic letters passes", args = { pair("ما هي عاصمة فرنسا؟") }, opt = {}, expect = true },
  { name = "English left in an Arabic text is found", args = { pair("what is the capital") }, opt = {},
    expect = function(t, verdict)
      t.eq(verdict.reason, "wrong_script")
      t.eq(verdict.field, "target.stem")
      t.like(verdict.detail, "^0 %%")
    end },
  { name = "names and abbreviations weigh nothing", args = { pair("ما DNA؟", "What is DNA?") }, opt = {}, expect = true },
  { name = "so do brands, code, formulas, addresses and what is quoted, whatever letters they have", opt = {}, expect = true,
    args = { pair("ما iPhone و eBay و len(x) و report.pdf و y = mx2 و \"print\"؟", "What are these?") } },
  { name = "so do units behind a number", opt = {}, expect = true, args = { pair("3 cm أو 5kg؟", "Is it 3 cm or 5 kg?") } },
  { name = "so does what stands in brackets behind the word for it", opt = {}, expect = true,
    args = { pair("نية (mens rea) أو (ii)؟", "What is mens rea or (ii)?") } },
  { name = "a plain word in small letters does", args = { pair("ما river في city هنا؟", "Which river is in the city here?") }, opt = {},
    expect = function(t, verdict) t.eq(verdict.reason, "wrong_script") end },
  { name = "each choice is looked at", args = { { stem = "Which?", choices = { "north" }, edits = {},
      target = { stem = "أي؟", script = "Arab", choices = { "উত্তর" }, edits = {} } } }, opt = {},
    expect = function(t, verdict) t.eq(verdict.field, "target.choices") end },
  { name = "choices of the translation that were copied over the English ones are found", opt = {},
    args = { both("es", "Latn", "¿Dónde guarda la gente su dinero?", { "en el banco", "en la cocina", "en una canción" },
      { "en el banco", "en la cocina", "en una canción" }) }, expect = found("english.choices", "looks like es") },
  { name = "a text of the translation that was put to the English question is found", opt = {},
    args = { added("La gente de esta ciudad guarda todo su dinero en el banco.", "La gente de esta ciudad guarda todo su dinero en el banco.") },
    expect = found("english.edits.1", "looks like es") },
  { name = "an English one passes", opt = {}, expect = true,
    args = { added("The people of this town keep all of their money in the bank.", "La gente de esta ciudad guarda todo su dinero en el banco.") } },
  { name = "an English question in which a strategy mixes languages is left alone", opt = {}, expect = true,
    args = { added("La gente de esta ciudad guarda all of their money in el banco.", "La gente de esta ciudad guarda todo su dinero en el banco.", "replace") } },
  { name = "names may be the same on both sides", opt = {}, expect = true,
    args = { both("es", "Latn", "¿Quién?", { "Pablo Picasso", "Frida Kahlo", "Diego Rivera" }, { "Pablo Picasso", "Frida Kahlo", "Diego Rivera" }) } },
  { name = "English ones that were left are the business of another check", opt = {}, expect = true,
    args = { both("es", "Latn", "¿Dónde guarda la gente su dinero?", { "in the bank", "in the kitchen", "in a song" },
      { "in the bank", "in the kitchen", "in a song" }) } },
  { name = "letters of the translation in the English choices are found", opt = {},
    args = { both("ar", "Arab", "أين يعيش السمك؟", { "في البحر", "في الغابة" }, { "في البحر", "في الغابة" }) },
    expect = function(t, verdict)
      t.eq(verdict.reason, "wrong_script")
      t.eq(verdict.field, "english.choices")
    end },
  { name = "numbers have no letters", opt = {}, expect = true,
    args = { both("ar", "Arab", "كم عددها؟", { "5", "6" }, { "5", "6" }) } },
  { name = "a replaced text in other letters is found", args = { replaced(false) }, opt = {},
    expect = function(t, verdict) t.eq(verdict.field, "target.edits.1") end },
  { name = "unless the strategy declares that it changes the script", args = { replaced(true) }, opt = {}, expect = true },
}
