-- Columns question, answer and the choices: A, B, C, D, ... or choice1, choice2, ...; the answer is a choice's text or the
-- name of its column's letter. Also id and subject.

local function choices_of(row)
  local out = {}
  for i = 1, 26 do
    local letter = string.char(64 + i)
    local choice = row[letter] or row[letter:lower()] or row["choice" .. i]
    if not choice or choice == "" then break end
    out[i] = choice
  end
  return out
end

local function answer_of(row, choices)
  local answer = row.answer or ""
  for _, choice in ipairs(choices) do
    if choice == answer then return answer end
  end
  local letter = answer:upper():match("^%s*([A-Z])%s*$")
  return letter and letter:byte() - 65 or answer
end

return lacuna.source {
  api = 1, name = "csv", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "questions with a column for each choice (CSV)",
  format = "csv",

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do
      local choices = choices_of(row)
      out[i] = { id = row.id, stem = row.question or row.stem, choices = choices, answer = answer_of(row, choices), subject = row.subject }
    end
    return out
  end,
}
