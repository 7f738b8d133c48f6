-- How wide a gap is. A score is compared with search.include (0.8) and search.potential (0.6).
return lacuna.scoring {
  api = 1, name = "NAME", version = "0.1.0", author = "", license = "MIT",
  summary = "English accuracy minus target accuracy",
  monotone = { english = "up", target = "down" },   -- what holds for every pair of tallies

  -- tallies.english and tallies.target: accuracy (0 to 1), asked, and how often each outcome came.
  score = function(tallies, opt)
    return tallies.english.accuracy - tallies.target.accuracy
  end,
}
