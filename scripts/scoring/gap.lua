-- V = (English accuracy)^gamma - (target accuracy), equation of the paper; gamma > 1 makes a doubtful English side cost
-- more than it brings. The paper does not give gamma: 2 is lacuna's choice.
return lacuna.scoring {
  api = 1, name = "gap", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "English accuracy to the power of gamma, minus target accuracy",
  options = { gamma = { default = 2.0, min = 1, max = 10, doc = "weight of a doubtful English side" } },
  monotone = { english = "up", target = "down" },

  score = function(tallies, opt)
    return tallies.english.accuracy ^ opt.gamma - tallies.target.accuracy
  end,
}
