-- ARC (Clark et al. 2018), grade-school science. The publisher's JSON lines: question.stem, question.choices[].{text,
-- label}, answerKey; the publisher's CSV: questionID, AnswerKey, and the question with its choices behind it, "... (A)
-- ice (B) steam"; or rows of the hub: question, choices.{text,label}. Labels are letters or numbers.

-- Choices as { texts }, { labels }, from either form.
local function listed(choices)
  if type(choices) ~= "table" then return {}, {} end
  if choices.text then return choices.text, choices.label or {} end
  local texts, labels = {}, {}
  for i, choice in ipairs(choices) do texts[i], labels[i] = choice.text, choice.label end
  return texts, labels
end

-- "Which is colder? (A) ice (B) steam" taken apart; a stem may speak of an (A) itself, so the last one counts.
local function apart(text, labels)
  local stem, rest = text:match("^(.*)%(" .. labels:sub(1, 1) .. "%)(.*)$")
  local texts, names = {}, { labels:sub(1, 1) }
  for i = 2, #labels do
    local from, to = (rest or ""):find("(" .. labels:sub(i, i) .. ")", 1, true)
    if not from then break end
    texts[#texts + 1], rest, names[i] = rest:sub(1, from - 1), rest:sub(to + 1), labels:sub(i, i)
  end
  texts[#texts + 1] = rest
  for i, choice in ipairs(texts) do texts[i] = choice:match("^%s*(.-)%s*$") end
  return stem and stem:match("^%s*(.-)%s*$") or text, texts, names
end

local function item_of(row)
  local key, question = row.answerKey or row.AnswerKey, row.question
  local stem, texts, labels
  if not key or key == "" then return "no answerKey" end
  key = tostring(key)
  if row.AnswerKey then
    stem, texts, labels = apart(question or "", key:match("%d") and "12345" or "ABCDE")
  else
    question = type(question) == "table" and question or { stem = question, choices = row.choices }
    stem, texts, labels = question.stem, listed(question.choices)
  end
  for i, label in ipairs(labels) do
    if tostring(label) == key then
      return { id = row.id or row.questionID, stem = stem, choices = texts, answer = i - 1 }
    end
  end
  return "no choice has the label '" .. key .. "' of the answer"
end

return lacuna.source {
  api = 1, name = "arc", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "ARC: grade-school science (publisher's JSONL or CSV, or the hub)",
  format = "jsonl",
  hf = { dataset = "allenai/ai2_arc", config = "ARC-Challenge", split = "test" },

  fields = { stem = "question", choices = "choices", answer = "answerKey" },
  wording = function(row)
    local item = (row.answerKey or row.AnswerKey) and item_of(row)
    return type(item) == "table" and item or nil
  end,

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row) end
    return out
  end,
}
