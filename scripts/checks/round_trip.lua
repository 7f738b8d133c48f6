-- What was translated is translated back and compared with the English text by chrF. What a faithful back-translation
-- reaches differs from language to language and from translator to translator: `lacuna calibrate` measures it on pairs
-- that you trust, and `floor` takes what it says. `min`, for a language without a floor, is a guess.

-- How near the back-translation comes, 0 to 1; or a text that says why there is none.
local function measure(ctx, english, target)
  local back, message = ctx:translate(target, "en")
  return back and text.chrf(text.fold(back), text.fold(english)) or "no back-translation: " .. message
end

return lacuna.check {
  api = 1, name = "round_trip", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "the back-translation still says what the English text says (chrF)",
  stage = "target", needs = { "translator" }, max_asks = 1,
  options = {
    floor = { default = {}, doc = "least chrF of the back-translation, by language: { es = 0.41 }" },
    min = { default = 0.35, min = 0, max = 1, doc = "where the language has no floor" },
  },
  measure = measure,

  verdict = function(ctx, candidate, opt)
    -- nothing to hold against a translator: written by hand, or English in other words
    if not candidate.machine or candidate.target.language == "en-x-placebo" then return true end
    local near = measure(ctx, candidate.fresh.english, candidate.fresh.target)
    if type(near) == "string" then return near end
    return near >= (opt.floor[candidate.target.language] or opt.min) or string.format("chrF %.2f", near)
  end,
}
