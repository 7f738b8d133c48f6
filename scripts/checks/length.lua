-- Published perturbations have 684 characters on average: long texts drown a question rather than distract from it.
return lacuna.check {
  api = 1, name = "length", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "the added text is neither too long nor, for short-prompt strategies, longer than declared",
  stage = "english", reads = { "stem", "text" },
  reasons = { "too_long" },
  options = { max = { default = 800, min = 20, max = 20000, doc = "characters that may be added in all" } },

  verdict = function(_, candidate, opt)
    local added = utf8.len(candidate.text) - utf8.len(candidate.stem)
    if added > opt.max then return { reason = "too_long", field = "english.text", detail = added .. " characters were added" } end
    if candidate.max_growth and added > candidate.max_growth * utf8.len(candidate.stem) then
      return { reason = "too_long", field = "english.text", detail = "longer than the strategy's max_growth allows" }
    end
    return true
  end,
}
