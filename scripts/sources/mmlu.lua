-- MMLU (Hendrycks et al. 2021). The publisher's CSV files have no header: question, four choices, the answer's letter,
-- and are named by their subject (abstract_algebra_test.csv); or rows of the hub: question, subject, choices, answer
-- (from 0). All subjects at once: file = "data/test/*.csv".

local LETTERS = { A = 0, B = 1, C = 2, D = 3 }

return lacuna.source {
  api = 1, name = "mmlu", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "MMLU: 57 subjects (publisher's CSV, or the hub)",
  format = "csv", columns = { "question", "A", "B", "C", "D", "answer" },
  hf = { dataset = "cais/mmlu", config = "all", split = "test" },

  items = function(rows, _, about)
    local subject = about.file:gsub("%.%w+$", ""):gsub("_test$", ""):gsub("_val$", ""):gsub("_dev$", "")
    local out = {}
    for i, row in ipairs(rows) do
      out[i] = {
        stem = row.question, subject = row.subject or subject,
        choices = row.choices or { row.A, row.B, row.C, row.D },
        answer = LETTERS[row.answer] or row.answer,
      }
    end
    return out
  end,
}
