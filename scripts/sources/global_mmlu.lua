-- Global-MMLU (Singh et al. 2024): MMLU in 42 languages, with who translated it and whether a question needs a culture's
-- knowledge. Fields: sample_id, subject, question, option_a to option_d, answer (a letter), cultural_sensitivity_label
-- ("CS" sensitive, "CA" agnostic, "-" not looked at). Rows are joined by sample_id.

local LETTERS = { A = 0, B = 1, C = 2, D = 3 }

local function wording(side)
  return { stem = side.question or "", choices = { side.option_a or "", side.option_b or "", side.option_c or "", side.option_d or "" } }
end

local function item_of(row, culture)
  local en = row.en
  if culture ~= "" and en.cultural_sensitivity_label ~= culture then return false end
  local item = { id = en.sample_id, subject = en.subject, answer = LETTERS[en.answer] }
  if not item.answer then return "the answer is none of A to D" end
  for language, side in pairs(row) do
    if side.answer ~= en.answer then
      return string.format("%s has answer %s where English has %s", language, tostring(side.answer), en.answer)
    end
    item[language] = wording(side)
  end
  return item
end

return lacuna.source {
  api = 1, name = "global_mmlu", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "Global-MMLU: MMLU in 42 languages, with cultural labels",
  format = "jsonl", joined_by = { "sample_id" },
  hf = { dataset = "CohereLabs/Global-MMLU", config = "{lang}", split = "test" },
  options = {
    culture = { default = "", one_of = { "", "CS", "CA" }, doc = "only culturally sensitive (CS) or agnostic (CA) questions" },
  },

  fields = { stem = "question", choices = "option_a to d", answer = "answer", subject = "subject" },
  wording = function(row)
    if not row.sample_id or not row.option_a then return end
    local out = wording(row)
    out.answer, out.id, out.subject = LETTERS[row.answer] or row.answer, row.sample_id, row.subject
    return out
  end,

  items = function(rows, opt)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row, opt.culture) end
    return out
  end,
}
