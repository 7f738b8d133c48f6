-- Sentences must not be glued at the joins: 6,698 of the 6,713 published pairs are.
return lacuna.check {
  api = 1, name = "spacing", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "sentences are set apart as the language does it, on both sides",
  stage = "target", audit = true, reads = { "stem", "text", "edits" },
  reasons = { "join_without_space", "sentences_glued" },

  verdict = function(_, candidate)
    local found = {}

    local function look(side, value)
      local join = value.join or ""
      if join == "" then return end

      local function inside(field, part)
        if text.glued_join(part, join) then
          found[#found + 1] = { reason = "sentences_glued", field = side .. field, detail = part }
        end
      end

      for i, edit in ipairs(value.edits or {}) do
        if edit.side ~= "replace" and value.text and text.part_glued(value.text, edit.text, edit.side) then
          found[#found + 1] = { reason = "join_without_space", field = side .. ".text",
            detail = "no space between the added text and what it stands " .. edit.side }
        end
        inside(".edits." .. i, edit.text)
      end
      inside(".stem", value.stem)
    end

    look("english", candidate)
    look("target", candidate.target)
    return #found == 0 or found
  end,
}
