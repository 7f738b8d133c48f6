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
      local choices = {}
      for k, field in ipairs { "distractor1", "distractor2", "distractor3", "correct_answer" } do
        choices[k] = row[field]
        if not choices[k] then
          out[i] = "no " .. field
          break
        end
      end
      out[i] = out[i] or { stem = row.question, answer = 3, choices = choices }
    end
    return out
  end,
}
