-- A model says whether what was translated still says what the English text says: the last gate of a pair, after what
-- can be measured. As good as the judge's knowledge of the language.
return lacuna.check {
  api = 1, name = "judge_pair", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "a judge finds that both languages say the same",
  stage = "target", needs = { "judge" }, max_asks = 1,

  verdict = function(ctx, candidate)
    -- nothing to hold against a translator: written by hand, or English in other words
    if not candidate.machine or candidate.target.language == "en-x-placebo" then return true end
    local prompt = ctx:render("judge_pair", { english = candidate.fresh.english, target = candidate.fresh.target,
      language = candidate.target.name })
    local reply, message = ctx:ask("judge", prompt, { temperature = 0, max_tokens = 200 })
    if not reply then return "the judge gave no verdict: " .. message end
    local word = text.fold(reply):match("^%W*(%a+)")
    if word == "yes" then return true end
    return word == "no" and "the judge says that the languages differ" or "the judge gave no verdict"
  end,
}
