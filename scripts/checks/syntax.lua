-- Quotes, brackets and list marks that a program left in a text. A model sees them, and a choice that carries them is
-- told apart by them.
local QUOTES = "«»„“”‘’‹「『《〈״׳＂"

return lacuna.check {
  api = 1, name = "syntax", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "no quotes, brackets or list marks of a program are left in the texts",
  stage = "both", audit = true, reads = { "stem", "choices", "right", "edits" },
  reasons = { "leaked_syntax" },

  verdict = function(_, candidate)
    local target = candidate.target

    -- The other side's quotes may be those of its language.
    local function quoted_there(value, other)
      if not value:find("^%s*['\"]") then return false end
      return QUOTES:find(other:match("^[\xC2-\xF4][\x80-\xBF]+") or "\0", 1, true) ~= nil
    end

    local function leaked(field, value, counterpart)
      if not value or not text.leaked_syntax(value) then return end
      if counterpart and (text.leaked_syntax(counterpart) or quoted_there(value, counterpart)) then return end
      return { reason = "leaked_syntax", field = field, detail = value }
    end

    local function in_edits(side, edits)
      for i, edit in ipairs(edits or {}) do
        local found = leaked(side .. ".edits." .. i, edit.text)
        if found then return found end
      end
    end

    if not target then return in_edits("english", candidate.edits) or true end
    local function in_side(side, value, other)
      local found = leaked(side .. ".stem", value.stem, other.stem)
      for i, choice in ipairs(value.choices or {}) do
        found = found or leaked(side .. ".choices", choice, other.choices and other.choices[i])
      end
      return found or leaked(side .. ".answer", value.right, other.right)
    end

    return in_side("target", target, candidate) or in_side("english", candidate, target) or in_edits("english", candidate.edits)
      or in_edits("target", target.edits) or true
  end,
}
