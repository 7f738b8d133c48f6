-- One item in several languages a line: {"id", "answer" (index from 0, or the English text), "en": {"stem", "choices"},
-- "es": {"stem", "choices"}, ...}. A language that a row has needs no translator. Rows with a premise and a cause or an
-- effect that is asked for are read by the source 'xcopa'.
return lacuna.source {
  api = 1, name = "parallel", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "items in several languages, one a line (JSONL)",
  format = "jsonl",

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do
      out[i] = row.en and row or "no English wording ('en')"
      if row.en and row.en.premise then out[i] = "a premise and no stem: read it with the source 'xcopa'" end
    end
    return out
  end,
}
