-- Text that names a wrong choice is another kind of distraction than text that only leans to it. A strategy that does so
-- says it (names_wrong), and reports keep the two kinds apart. Data that do not say it are not held to it.
return lacuna.check {
  api = 1, name = "wrong_absent", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "the added text names a wrong choice only where the strategy declares it",
  stage = "both", audit = true, reads = { "edits", "wrong_choices" },
  reasons = { "wrong_in_perturbation" },

  verdict = function(_, candidate)
    if candidate.names_wrong ~= false then return true end

    local function named(side, value)
      for i, edit in ipairs(value.edits or {}) do
        for _, wrong in ipairs(value.wrong_choices or {}) do
          if edit.side ~= "replace" and text.mentions(edit.text, wrong) then
            return { reason = "wrong_in_perturbation", field = side .. ".edits." .. i, detail = "it names '" .. wrong .. "'" }
          end
        end
      end
    end

    return named("english", candidate) or candidate.target and named("target", candidate.target) or true
  end,
}
