-- TruthfulQA (Lin et al. 2022), multiple choice with one right answer. The publisher's mc_task.json: mc1_targets maps
-- each choice to 1 or 0; or rows of the hub: mc1_targets.{choices,labels}. Both list the right choice first, so the
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

local function item_of(row)
  local choices, labels = listed(row.mc1_targets)
  local answer
  for i, label in ipairs(labels) do
    if label == 1 and answer then return "two choices are marked as right" end
    if label == 1 then answer = i - 1 end
  end
  return answer and { stem = row.question, choices = choices, answer = answer } or "no choice is marked as right"
end

return lacuna.source {
  api = 1, name = "truthful_qa", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "TruthfulQA, mc1 (publisher's mc_task.json, or the hub)",
  format = "json", shuffle = true,
  hf = { dataset = "truthfulqa/truthful_qa", config = "multiple_choice", split = "validation" },

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row) end
    return out
  end,
}
