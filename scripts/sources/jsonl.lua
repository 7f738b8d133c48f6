-- One question a line: {"question" or "stem", "choices", "answer" (a text, a letter or an index from 0), "id"?, "subject"?}.
return lacuna.source {
  api = 1, name = "jsonl", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "questions with choices and answer, one a line (JSONL)",
  format = "jsonl",
  items = function(rows) return rows end,
}
