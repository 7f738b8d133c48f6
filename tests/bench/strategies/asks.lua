-- Asks as often as it is told and gives back the last reply: what a suspended call costs, and little else.
return lacuna.strategy {
  api = 1, name = "asks", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "asks the writer a number of times", needs = { "llm" },

  perturb = function(ctx, item)
    local last = ""
    for _ = 1, item.times do last = ctx:ask("writer", item.prompt) end
    return last
  end,
}
