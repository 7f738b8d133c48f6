-- lacuna's own questions: easy, short, each in English, Spanish, French and in other English words, all written by hand.
-- basic.md tells how. No translator stands between the model and the blame.
return lacuna.source {
  api = 1, name = "basic", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "160 easy questions in English, Spanish, French and English paraphrase",
  format = "jsonl", file = "basic.jsonl",
  options = {
    subject = { default = "", doc = "only items of this subject" },
    hand = { default = true, doc = "with the wordings by hand; false leaves Spanish and French to a translator" },
  },

  items = function(rows, opt)
    local out = {}
    for i, row in ipairs(rows) do
      out[i] = (opt.subject == "" or row.subject == opt.subject) and row or false
      if not opt.hand then row.es, row.fr = nil, nil end
    end
    return out
  end,
}
