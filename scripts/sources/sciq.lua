-- SciQ (Welbl et al. 2017), science questions: question, distractor1 to 3, correct_answer, in the publisher's JSON and
-- on the hub alike. No order of choices is given, so they are shuffled.
return lacuna.source {
  api = 1, name = "sciq", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "SciQ: science (publisher's JSON, or the hub)",
  format = "json", shuffle = true,
  hf = { dataset = "allenai/sciq", config = "default", split = "test" },

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do
      out[i] = {
        stem = row.question, answer = 3,
        choices = { row.distractor1 or "", row.distractor2 or "", row.distractor3 or "", row.correct_answer or "" },
      }
    end
    return out
  end,
}
