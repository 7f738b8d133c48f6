-- CommonsenseQA (Talmor et al. 2019). The publisher's JSON lines: question.{stem, choices[].{label,text},
-- question_concept}, answerKey; or rows of the hub: question, choices.{label,text}. The test split has no answers.

-- The choice with the label, counted from 0, and all texts, from either form.
local function chosen(choices, key)
  local texts, at = {}, nil
  local labels = type(choices) == "table" and choices.label
  for i, choice in ipairs(labels and choices.text or choices or {}) do
    texts[i] = labels and choice or choice.text
    if (labels and labels[i] or choice.label) == key then at = i - 1 end
  end
  return at, texts
end

return lacuna.source {
  api = 1, name = "commonsense_qa", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "CommonsenseQA (publisher's JSONL, or the hub)",
  format = "jsonl",
  hf = { dataset = "tau/commonsense_qa", config = "default", split = "validation" },

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do
      local question = type(row.question) == "table" and row.question or { stem = row.question, choices = row.choices }
      local answer, choices = chosen(question.choices, row.answerKey)
      out[i] = answer and { id = row.id, stem = question.stem, choices = choices, answer = answer }
        or "the answer's label is that of no choice (the test split has no answers)"
    end
    return out
  end,
}
