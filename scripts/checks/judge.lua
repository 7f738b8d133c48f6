-- A model says whether the right answer is still the one right answer after the perturbation.
return lacuna.check {
  api = 1, name = "judge", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "a judge finds the right answer still uniquely right",
  stage = "english", needs = { "judge" }, max_asks = 1,

  verdict = function(ctx, candidate)
    local choices = {}
    for i, choice in ipairs(candidate.choices) do choices[i] = "- " .. choice end
    local prompt = ctx:render("judge", { text = candidate.text, choices = table.concat(choices, "\n"), right = candidate.right })
    local reply, message = ctx:ask("judge", prompt, { temperature = 0, max_tokens = 200 })
    if not reply then return "the judge gave no verdict: " .. message end
    local word = text.fold(reply):match("^%W*(%a+)")
    if word == "yes" then return true end
    return word == "no" and "the judge says that the answer has changed" or "the judge gave no verdict"
  end,
}
