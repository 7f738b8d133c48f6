-- A translation must be written in its own language and in that language's script, field by field. Names and formulas may
-- stay; the bulk may not. What is the very same text on both sides is the business of `untranslated`.
-- A choice of a word or two says little and takes a higher bar; one that is like the English may be a name or loans.
return lacuna.check {
  api = 1, name = "script", version = "1.6.1", author = "lacuna", license = "MIT",
  summary = "each text is written in its language and in that language's script",
  stage = "target", audit = { unknown = true }, reads = { "stem", "choices", "edits" },
  reasons = { "wrong_script", "wrong_language" },
  options = {
    min = { default = 0.7, min = 0, max = 1, doc = "share of letters that must belong to the script" },
    lead = { default = 20, min = 0, max = 1000, doc = "how much likelier another language must be (natural logarithm)" },
    words = { default = 3, min = 1, max = 40, doc = "different words that a text must have to tell" },
    short = { default = 25, min = 0, max = 1000, doc = "`lead` for a choice of fewer words" },
    sentence = { default = 7, min = 1, max = 40, doc = "words from which a choice is prose, and may be like the English" },
    alike = { default = 0.4, min = 0, max = 1, doc = "edit distance to the English choice, or of half its words to English ones, up to which one may be a name or loans" },
    strange = { default = 1 / 12, min = 0, max = 1, doc = "share of letters that the language does not use, for such a choice" },
    unknown = { default = false, doc = "also what looks like no language that is known" }, -- in a run: an invented world speaks such
  },

  verdict = function(_, candidate, opt)
    local target = candidate.target

    -- Names, abbreviations, formulas, units, code, addresses, and what is quoted or stands in brackets, stay in Latin letters and
    -- weigh nothing.
    local function without_names(value)
      value = value:gsub("[`\"][%w%p ]-[`\"]", ""):gsub("[%w_.]+%(", "("):gsub("%([%w%p ]-%)", ""):gsub("%d ?%l%l?%l?%f[%A]", "")
      return (value:gsub("%f[%w_][%w_./:@=?&#+'^-]*", function(token)
        local name = token:find("[%u%d]") or token:find("[_./:@=^]%w") or #token == 1
        return name and "" or token
      end))
    end

    local function wrong_script(field, value, script)
      local share = text.script_share(value, script)
      if share >= opt.min then return end
      if script ~= "Latn" then
        share = text.script_share(without_names(value), script)
        if share >= opt.min then return end
      end
      return { reason = "wrong_script", field = field, detail = string.format("%.0f %% of the letters are %s", share * 100, script) }
    end

    -- As it sounds, more or less: photosynthesis, fotosíntesis, fotosentez.
    local function sound(value)
      value = text.fold_marks(value):gsub("ph", "f"):gsub("th", "t"):gsub("y", "i"):gsub("c([ei])", "s%1"):gsub("ck?", "k")
      return (value:gsub("x", "ks"):gsub("z", "s"))
    end

    local function words_of(value)
      local list = {}
      for word in sound(value):gmatch("[^%s%-]+") do
        if #word > 3 then list[#list + 1] = word end
      end
      return list
    end

    -- It as a whole, or half of its words, are near to the English: a name or loans, as in the sciences of many languages.
    local function is_alike(value, english)
      if text.edit_distance(sound(value), sound(english)) <= opt.alike then return true end
      local words, theirs, near = words_of(value), words_of(english), 0
      for _, word in ipairs(words) do
        for _, other in ipairs(theirs) do
          if text.edit_distance(word, other) <= opt.alike then near = near + 1 break end
        end
      end
      return near > 0 and 2 * near >= #words
    end

    local function has_strange(value, strange)
      return strange > 0 and strange >= opt.strange * (utf8.len(value) or #value)
    end

    -- `english` is given with a choice alone. One of a word or two, or with few letters, says little.
    local function wrong_language(field, value, language, sure, english)
      local other, lead, seen, strange = text.tongue(value, language)
      if not other then return end
      local by_words, short = other ~= "" and other ~= "und", english and seen < opt.words
      local told = lead >= opt.lead * sure and (other == "" or seen >= opt.words * sure) and (other ~= "und" or opt.unknown)
        or short and by_words and lead >= opt.short
      if told and english and by_words and (short or other ~= "en") and seen < opt.sentence and is_alike(value, english) then
        told = false
      end
      if not told and short and has_strange(value, strange) then
        told, other = true, other == "und" and "" or other
      end
      if not told then return end
      local looks = other == "" and "its letters are not those of " .. language
        or other == "und" and "does not look like " .. language or "looks like " .. other
      return { reason = "wrong_language", field = field, detail = looks .. ": '" .. value .. "'" }
    end

    local function together(english, choices, is_left)
      local list = {}
      for i, choice in ipairs(choices) do
        if not english[i] or not is_left(choice, english[i]) then list[#list + 1] = choice end
      end
      return wrong_language("target.choices", table.concat(list, ", "), target.language, 2)
    end

    -- Those of the English side are told by all of them. In the same letters they are looked at where the two sides are one:
    -- `untranslated` tells that they are English, and this that they are not.
    local function english_choices(choices, others, script)
      if not choices or #choices < 2 or not (candidate.language and script and target.language) then return end
      local all = table.concat(choices, ", ")
      if script ~= "Latn" then
        local share = text.script_share(all, script)
        if share < opt.min or text.script_share(all, "Latn") >= opt.min then return end
        return { reason = "wrong_script", field = "english.choices", detail = string.format("%.0f %% of the letters are %s", share * 100, script) }
      end
      for i, choice in ipairs(choices) do
        if choice ~= others[i] then return end
      end
      local other, lead = text.tongue(all, target.language)
      if not other or other ~= "en" and lead < opt.lead then
        return wrong_language("english.choices", all, candidate.language, 2)
      end
    end

    local function is_same(value, english) return value == english end

    local function foreign(field, value, side, english, choice)
      if not value or value == english then return end
      return side.script and wrong_script(field, value, side.script)
        or side.language and wrong_language(field, value, side.language, 1, choice)
    end

    local found = foreign("english.stem", candidate.stem, candidate) or foreign("target.stem", target.stem, target, candidate.stem)
    for i, choice in ipairs(target.choices or {}) do
      local english = candidate.choices and candidate.choices[i]
      found = found or foreign("target.choices", choice, target, english, english)
    end
    if not found and target.language and target.join ~= "" then -- short ones tell more together
      local english, choices = candidate.choices or {}, target.choices or {}
      found = together(english, choices, is_same) and together(english, choices, is_alike)
    end
    found = found or english_choices(candidate.choices, target.choices or {}, target.script)
    for i, edit in ipairs(target.edits or {}) do
      if candidate.changes_script and edit.side == "replace" then break end -- the stem was looked at as it had been
      local english = candidate.edits and candidate.edits[i] and candidate.edits[i].text
      if edit.side ~= "replace" then -- a strategy may mix languages in the question on purpose
        found = found or foreign("english.edits." .. i, english, candidate)
      end
      found = found or foreign("target.edits." .. i, edit.text, target, english)
    end
    return found or true
  end,
}
