-- A translation must be written in its own language and in that language's script, field by field. Names and formulas may
-- stay; the bulk may not. What is the very same text on both sides is the business of `untranslated`.
-- A choice of a word or two says little: it takes a higher bar, and no word that looks like the English one (a name, a loan).
return lacuna.check {
  api = 1, name = "script", version = "1.5.0", author = "lacuna", license = "MIT",
  summary = "each text is written in its language and in that language's script",
  stage = "target", audit = { unknown = true }, reads = { "stem", "choices", "edits" },
  reasons = { "wrong_script", "wrong_language" },
  options = {
    min = { default = 0.7, min = 0, max = 1, doc = "share of letters that must belong to the script" },
    lead = { default = 20, min = 0, max = 1000, doc = "how much likelier another language must be (natural logarithm)" },
    words = { default = 3, min = 1, max = 40, doc = "different words that a text must have to tell" },
    short = { default = 25, min = 0, max = 1000, doc = "`lead` for a choice of fewer words" },
    alike = { default = 0.4, min = 0, max = 1, doc = "edit distance to the English choice up to which a short one may be a name or a loan" },
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

    local function is_alike(value, english)
      return text.edit_distance(text.fold_marks(value), text.fold_marks(english)) <= opt.alike
    end

    -- one of a word or two, or with few letters, says little: no name and no loan, and not by an unknown language's words
    local function is_short_and_foreign(other, lead, value, english)
      return other ~= "" and other ~= "und" and lead >= opt.short and not is_alike(value, english)
    end

    local function has_strange(value, strange)
      return strange > 0 and strange >= opt.strange * (utf8.len(value) or #value)
    end

    -- `english` is given with a choice alone
    local function wrong_language(field, value, language, sure, english)
      local other, lead, seen, strange = text.tongue(value, language)
      if not other then return end
      local told = lead >= opt.lead * sure and (other == "" or seen >= opt.words * sure) and (other ~= "und" or opt.unknown)
      if not told and english and seen < opt.words then
        if has_strange(value, strange) then
          told, other = true, other == "und" and "" or other
        else
          told = is_short_and_foreign(other, lead, value, english)
        end
      end
      if not told then return end
      local looks = other == "" and "its letters are not those of " .. language
        or other == "und" and "does not look like " .. language or "looks like " .. other
      return { reason = "wrong_language", field = field, detail = looks .. ": '" .. value .. "'" }
    end

    local function translated(english, choices)
      local list = {}
      for i, choice in ipairs(choices) do
        if choice ~= english[i] then list[#list + 1] = choice end
      end
      return table.concat(list, ", ")
    end

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
      found = wrong_language("target.choices", translated(candidate.choices or {}, target.choices or {}), target.language, 2)
    end
    for i, edit in ipairs(target.edits or {}) do
      if candidate.changes_script and edit.side == "replace" then break end -- the stem was looked at as it had been
      found = found or foreign("target.edits." .. i, edit.text, target, candidate.edits[i] and candidate.edits[i].text)
    end
    return found or true
  end,
}
