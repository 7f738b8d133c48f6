-- The formula of the released program: ln(1 + E^2 / (T^2 + 0.001)) - 20 (1 - E)^3. Its values run up to ln(1001), about
-- 6.9, so thresholds must be set for it (E = 1 and T = 0.4, the program's own bar, gives 1.98).
return lacuna.scoring {
  api = 1, name = "log_ratio", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "logarithm of the squared ratio of accuracies, with a penalty for English mistakes",
  options = {
    floor = { default = 0.001, min = 1e-9, max = 1, doc = "keeps the ratio finite when nothing is right in the target" },
    penalty = { default = 20.0, min = 0, max = 1000, doc = "weight of the cubed English error" },
  },
  monotone = { english = "up", target = "down" },

  score = function(tallies, opt)
    local e, t = tallies.english.accuracy, tallies.target.accuracy
    return math.log(1 + e * e / (t * t + opt.floor)) - opt.penalty * (1 - e) ^ 3
  end,
}
