-- Columns question, answer and the choices: A, B, C, D, ... or option_a, option_b, ... or choice1, choice2, ...; the
-- answer is a choice's text or the name of its column's letter. Also id and subject. Capitals in names do not matter.

local function small(row)
  local out = {}
  for name, value in pairs(row) do out[name:lower()] = value end
  return out
end

local function choices_of(row)
  local out = {}
  for i = 1, 26 do
    local letter = string.char(96 + i)
    local choice = row[letter] or row["option_" .. letter] or row["choice" .. i]
    if not choice or choice == "" then break end
    out[i] = choice
  end
  return out
end

local function answer_of(row, choices)
  local answer = row.answer or ""
  if type(answer) ~= "string" then return answer end
  for _, choice in ipairs(choices) do
    if choice == answer then return answer end
  end
  local letter = answer:upper():match("^%s*([A-Z])%s*$")
  return letter and letter:byte() - 65 or answer
end

local function read(row)
  row = small(row)
  local choices = choices_of(row)
  return { id = row.id, stem = row.question or row.stem, choices = choices, answer = answer_of(row, choices), subject = row.subject }
end

return lacuna.source {
  api = 1, name = "csv", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "questions with a column for each choice (CSV)",
  format = "csv",

  fields = { stem = "question", choices = "A, B, C, ...", answer = "answer", subject = "subject" },
  wording = function(row)
    local out = read(row)
    return out.stem and #out.choices > 0 and not row.premise and out or nil -- with a premise it is XCOPA's
  end,

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = read(row) end
    return out
  end,
}
