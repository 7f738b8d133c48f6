-- Quotes, brackets and list marks that a program left in a text. A model sees them, and a choice that carries them is
-- told apart by them.
return lacuna.check {
  api = 1, name = "syntax", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "no quotes, brackets or list marks of a program are left in the texts",
  stage = "both", audit = true, reads = { "stem", "choices", "right", "edits" },
  reasons = { "leaked_syntax" },

  verdict = function(_, candidate)
    local target = candidate.target

    local function leaked(field, value, counterpart)
      if not value or not text.leaked_syntax(value) or (counterpart and text.leaked_syntax(counterpart)) then return end
      return { reason = "leaked_syntax", field = field, detail = value }
    end

    local function in_edits(side, edits)
      for i, edit in ipairs(edits or {}) do
        local found = leaked(side .. ".edits." .. i, edit.text)
        if found then return found end
      end
    end

    if not target then return in_edits("english", candidate.edits) or true end
    local found = leaked("target.stem", target.stem, candidate.stem)
    for i, choice in ipairs(target.choices or {}) do
      found = found or leaked("target.choices", choice, candidate.choices and candidate.choices[i])
    end
    return found or leaked("target.answer", target.right, candidate.right) or in_edits("english", candidate.edits)
      or in_edits("target", target.edits) or true
  end,
}
