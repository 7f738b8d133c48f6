-- Rows of a file as questions.
return lacuna.source {
  api = 1, name = "NAME", version = "0.1.0", author = "", license = "MIT",
  summary = "questions from JSON lines",
  format = "jsonl",   -- or "json", "csv": what C reads before this sees rows

  -- rows: a list of tables. Returns for each row an item, a text that says why it is left out, or false.
  items = function(rows, opt)
    local out = {}
    for i, row in ipairs(rows) do
      if not row.question then
        out[i] = "it has no question"
      else
        out[i] = { id = row.id, stem = row.question, choices = row.options, answer = row.answer } -- answer: from 0, or a text
      end
    end
    return out
  end,
}
