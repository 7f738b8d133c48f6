-- The right answer must not stand in what was added: it would give the question away, in one language more than in the
-- other. The released data set has it in 333 of its texts.
return lacuna.check {
  api = 1, name = "answer_absent", version = "1.2.0", author = "lacuna", license = "MIT",
  summary = "the added text does not contain the right answer, on either side",
  stage = "both", audit = true, reads = { "right", "edits" },
  reasons = { "answer_in_perturbation" },

  verdict = function(_, candidate)
    local function given_away(side, value)
      if not value.right then return end
      -- where words are not set apart, one character is found inside of other words
      if value.join == "" and (utf8.len(value.right) or 2) < 2 then return end
      if value.right:find("^%a$") then return end -- "a" is an article, too
      for i, edit in ipairs(value.edits or {}) do
        if edit.side ~= "replace" and text.mentions(edit.text, value.right) then
          return { reason = "answer_in_perturbation", field = side .. ".edits." .. i, detail = "it holds '" .. value.right .. "'" }
        end
      end
    end

    return given_away("english", candidate) or candidate.target and given_away("target", candidate.target) or true
  end,
}
