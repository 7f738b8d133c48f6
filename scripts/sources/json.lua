-- A JSON file with a list of {"question", "choices", "answer" (a text, a letter or an index from 0), "source"?,
-- "subject"?}: the layout in which the paper's source questions are shared.
return lacuna.source {
  api = 1, name = "json", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "a JSON list of questions with choices and answer",
  format = "json",

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do
      out[i] = { id = row.id, stem = row.question or row.stem, choices = row.choices, answer = row.answer, subject = row.subject or row.source }
    end
    return out
  end,
}
