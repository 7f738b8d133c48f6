-- ARC (Clark et al. 2018), grade-school science. The publisher's JSON lines: question.stem, question.choices[].{text,
-- label}, answerKey; or rows of the hub: question, choices.{text,label}. Labels are letters or numbers.

-- Choices as { texts }, { labels }, from either form.
local function listed(choices)
  if type(choices) ~= "table" then return {}, {} end
  if choices.text then return choices.text, choices.label or {} end
  local texts, labels = {}, {}
  for i, choice in ipairs(choices) do texts[i], labels[i] = choice.text, choice.label end
  return texts, labels
end

local function item_of(row)
  local question = type(row.question) == "table" and row.question or { stem = row.question, choices = row.choices }
  if not row.answerKey then return "no answerKey" end
  local texts, labels = listed(question.choices)
  for i, label in ipairs(labels) do
    if tostring(label) == tostring(row.answerKey) then
      return { id = row.id, stem = question.stem, choices = texts, answer = i - 1 }
    end
  end
  return "no choice has the label '" .. tostring(row.answerKey) .. "' of the answer"
end

return lacuna.source {
  api = 1, name = "arc", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "ARC: grade-school science (publisher's JSONL, or the hub)",
  format = "jsonl",
  hf = { dataset = "allenai/ai2_arc", config = "ARC-Challenge", split = "test" },

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row) end
    return out
  end,
}
