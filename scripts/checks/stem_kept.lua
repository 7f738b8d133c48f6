-- The question itself must stand in the perturbed text, word for word, unless the strategy replaces it; and what was added
-- must be there on both sides.
return lacuna.check {
  api = 1, name = "stem_kept", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "the stem stands verbatim in the perturbed text, on both sides",
  stage = "both", audit = true, reads = { "stem", "text", "edits" },
  reasons = { "stem_changed", "empty_text" },

  verdict = function(_, candidate)
    local function changed(side, value)
      local replaced = false
      for i, edit in ipairs(value.edits or {}) do
        if not edit.text:find("%S") then
          return { reason = "empty_text", severity = "fatal", field = side .. ".edits." .. i, detail = "nothing was added on this side" }
        end
        replaced = replaced or edit.side == "replace"
      end
      if replaced then return end
      if value.text and not value.text:find(value.stem, 1, true) then
        return { reason = "stem_changed", field = side .. ".text", detail = "the stem does not stand in it" }
      end
    end

    return changed("english", candidate) or candidate.target and changed("target", candidate.target) or true
  end,
}
