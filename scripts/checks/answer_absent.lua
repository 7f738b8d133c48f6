-- The right answer must not stand in what was added: it would give the question away, in one language more than in the
-- other. The released data set has it in 333 of its texts.
return lacuna.check {
  api = 1, name = "answer_absent", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the added text does not contain the right answer",
  stage = "english",

  verdict = function(_, candidate)
    for _, edit in ipairs(candidate.edits) do
      if edit.side ~= "replace" and text.mentions(edit.text, candidate.right) then return "the added text holds the right answer" end
    end
    return true
  end,
}
