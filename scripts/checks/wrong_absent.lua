-- Text that names a wrong choice is another kind of distraction than text that only leans to it. A strategy that does so
-- says it (names_wrong), and reports keep the two kinds apart.
return lacuna.check {
  api = 1, name = "wrong_absent", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the added text names a wrong choice only where the strategy declares it",
  stage = "english",

  verdict = function(_, candidate)
    if candidate.names_wrong then return true end
    for _, edit in ipairs(candidate.edits) do
      for _, wrong in ipairs(candidate.wrong_choices) do
        if edit.side ~= "replace" and text.mentions(edit.text, wrong) then return "the added text names a wrong choice" end
      end
    end
    return true
  end,
}
