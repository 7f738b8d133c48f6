-- The question itself must stand in the perturbed text, word for word, unless the strategy replaces it.
return lacuna.check {
  api = 1, name = "stem_kept", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the stem stands verbatim in the perturbed text",
  stage = "english",

  verdict = function(_, candidate)
    for _, edit in ipairs(candidate.edits) do
      if edit.side == "replace" then return true end
    end
    return candidate.text:find(candidate.stem, 1, true) and true or "the stem is not in the text"
  end,
}
