-- A translation must be written in the language's own script, field by field. Names and formulas may stay; the bulk may
-- not. What is the very same text on both sides is the business of `untranslated`.
return lacuna.check {
  api = 1, name = "script", version = "1.2.0", author = "lacuna", license = "MIT",
  summary = "each text is written in its language's script",
  stage = "target", audit = true, reads = { "stem", "choices", "edits" },
  reasons = { "wrong_script" },
  options = { min = { default = 0.7, min = 0, max = 1, doc = "share of letters that must belong to the script" } },

  verdict = function(_, candidate, opt)
    local target = candidate.target

    local function foreign(field, value, script, english)
      if not value or not script or value == english then return end
      local share = text.script_share(value, script)
      if share >= opt.min then return end
      if script ~= "Latn" then -- names, abbreviations and formulas in Latin letters weigh nothing
        share = text.script_share(value:gsub("%f[%w]%u[%w'-]*", ""), script)
        if share >= opt.min then return end
      end
      return { reason = "wrong_script", field = field, detail = string.format("%.0f %% of the letters are %s", share * 100, script) }
    end

    local found = foreign("english.stem", candidate.stem, candidate.script)
      or foreign("target.stem", target.stem, target.script, candidate.stem)
    for i, choice in ipairs(target.choices or {}) do
      found = found or foreign("target.choices", choice, target.script, candidate.choices and candidate.choices[i])
    end
    for i, edit in ipairs(target.edits or {}) do
      if candidate.changes_script and edit.side == "replace" then break end -- the stem was looked at as it had been
      found = found or foreign("target.edits." .. i, edit.text, target.script, candidate.edits[i] and candidate.edits[i].text)
    end
    return found or true
  end,
}
