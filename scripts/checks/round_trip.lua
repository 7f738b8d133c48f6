-- What was translated is translated back and compared with the English text by chrF. The bar differs from language to
-- language and from translator to translator: calibrate it on pairs that you trust before you believe it.
return lacuna.check {
  api = 1, name = "round_trip", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the back-translation still says what the English text says (chrF)",
  stage = "target", needs = { "translator" }, max_asks = 1,
  options = { min = { default = 0.35, min = 0, max = 1, doc = "least chrF of the back-translation" } },

  verdict = function(ctx, candidate, opt)
    -- nothing to hold against a translator: written by hand, or English in other words
    if not candidate.machine or candidate.target.language == "en-x-placebo" then return true end
    local edit = candidate.edits[#candidate.edits]
    local english, target = candidate.text, candidate.target.text
    if edit and edit.side ~= "replace" then
      english, target = edit.text, candidate.target.edits[#candidate.target.edits].text
    end
    local back, message = ctx:translate(target, "en")
    if not back then return "no back-translation: " .. message end
    local same = text.chrf(text.fold(back), text.fold(english))
    if same < opt.min then return string.format("chrF %.2f", same) end
    return true
  end,
}
