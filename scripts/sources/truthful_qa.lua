-- TruthfulQA (Lin et al. 2022), multiple choice with one right answer. The publisher's mc_task.json: mc1_targets maps
-- each choice to 1 or 0; the publisher's TruthfulQA.csv: Question, Best Answer, and Incorrect Answers with semicolons
-- between them, which together are the same choices; or rows of the hub: mc1_targets.{choices,labels} (config
-- multiple_choice), or best_answer and incorrect_answers (config generation). All list the right choice first, so the
-- choices are shuffled.

local function listed(targets)
  if type(targets) ~= "table" then return {}, {} end
  if targets.choices then return targets.choices, targets.labels or {} end
  local choices, labels = {}, {}
  for choice, label in pairs(targets) do
    choices[#choices + 1], labels[#labels + 1] = choice, label
  end
  return choices, labels
end

local function split(answers)
  local out = {}
  for answer in answers:gmatch("[^;]+") do
    answer = answer:match("^%s*(.-)%s*$")
    if answer ~= "" then out[#out + 1] = answer end
  end
  return out
end

-- A row that names the best answer and the wrong ones.
local function graded(row)
  local best, wrong = row["Best Answer"] or row.best_answer, row["Incorrect Answers"] or row.incorrect_answers
  local choices = { best }
  for _, answer in ipairs(type(wrong) == "string" and split(wrong) or wrong or {}) do choices[#choices + 1] = answer end
  return { stem = row.Question or row.question, choices = choices, answer = 0, subject = row.Category or row.category }
end

local function item_of(row)
  if row["Best Answer"] or row.best_answer then return graded(row) end
  local choices, labels = listed(row.mc1_targets)
  local answer
  for i, label in ipairs(labels) do
    if label == 1 and answer then return "two choices are marked as right" end
    if label == 1 then answer = i - 1 end
  end
  return answer and { stem = row.question, choices = choices, answer = answer } or "no choice is marked as right"
end

return lacuna.source {
  api = 1, name = "truthful_qa", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "TruthfulQA, mc1 (publisher's mc_task.json or CSV, or the hub)",
  format = "json", shuffle = true,
  hf = { dataset = "truthfulqa/truthful_qa", config = "multiple_choice", split = "validation" },

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row) end
    return out
  end,
}
