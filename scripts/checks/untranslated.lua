-- English that was left standing. Names, numbers, abbreviations and formulas may stay, and a language that writes with
-- Latin letters shares words with English, so there it takes a row of them, or all choices together.
return lacuna.check {
  api = 1, name = "untranslated", version = "1.2.0", author = "lacuna", license = "MIT",
  summary = "nothing but names, numbers and formulas is left in English",
  stage = "target", audit = { together = true }, reads = { "stem", "choices", "edits" },
  reasons = { "untranslated" },
  options = {
    run = { default = 5, min = 1, max = 100, doc = "English words in a row that a text in Latin letters may not have" },
    foreign_run = { default = 3, min = 1, max = 100, doc = "the same for texts in other scripts" },
    together = { default = false, doc = "also choices of a word or two that all are the English ones; loans may be" }, -- an audit tells it
    lead = { default = 20, min = 0, max = 1000, doc = "how much likelier English must be for these (natural logarithm)" },
    share = { default = 0.8, min = 0, max = 1, doc = "share of English words from which a choice or question is untranslated" },
  },

  verdict = function(_, candidate, opt)
    local target = candidate.target
    if target.language:sub(1, 2) == "en" then return true end
    local latin = target.script == "Latn"
    local run = latin and opt.run or opt.foreign_run

    -- Lines of a program, or formulas, among the choices: their words are those of every language.
    local function are_code(choices)
      for _, value in ipairs(choices) do
        if value:find("[%w_]%(") or value:find("[{}\\$_^|`=<>]") or value:find("://", 1, true) then return true end
      end
      return false
    end

    -- Homo sapiens, Escherichia coli: the name of a species
    local function is_species(value)
      local kind = value:match("^%u%l+ (%l+)$")
      return kind and (kind:find("[ui]s$") or kind:find("um$") or kind:find("ens$") or kind:find("oli$") or kind:find("ii$") or kind:find("ae$"))
    end

    local function left(field, english, value, choices)
      if not english or not value then return end
      local words, shared, row = text.overlap(english, value, target.language)
      -- one Latin word may be the word of both languages; two, too, but not often
      local whole = shared >= (latin and 3 or 1) and shared >= opt.share * words
        or shared >= 2 and not choices and value == english
      if not whole and row < run then return end
      if not (choices and shared < 5 and (are_code(choices) or is_species(value))) then
        return { reason = "untranslated", field = field, detail = shared .. " of " .. words .. " words are English: '" .. value .. "'" }
      end
    end

    -- One word may be the word of both languages, and names are; all together are seldom.
    local function all_left(english, choices)
      if not opt.together or not english or #choices < 2 then return end
      for i, value in ipairs(choices) do
        if not english[i] or text.fold(value) ~= text.fold(english[i]) then return end
      end
      if are_code(choices) then return end
      local all = table.concat(choices, ", ")
      local other, lead, words = text.tongue(all, target.language)
      if other and other:sub(1, 2) == "en" and lead >= opt.lead and words >= 3 then
        return { reason = "untranslated", field = "target.choices", detail = "all choices are the English ones: '" .. all .. "'" }
      end
    end

    local found = left("target.stem", candidate.stem, target.stem)
    for i, choice in ipairs(target.choices or {}) do
      found = found or left("target.choices", candidate.choices and candidate.choices[i], choice, target.choices)
    end
    found = found or all_left(candidate.choices, target.choices or {})
    for i, edit in ipairs(target.edits or {}) do
      found = found or left("target.edits." .. i, candidate.edits[i] and candidate.edits[i].text, edit.text)
    end
    return found or true
  end,
}
