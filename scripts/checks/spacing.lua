-- Sentences must not be glued at the joins: 6,698 of the 6,713 published pairs are.
return lacuna.check {
  api = 1, name = "spacing", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "sentences are set apart as the language does it, on both sides",
  stage = "target",

  verdict = function(_, candidate)
    if text.glued_join(candidate.text, candidate.join) then return "two English sentences are glued" end
    if text.glued_join(candidate.target.text, candidate.target.join) then return "two sentences are glued" end
    return true
  end,
}
