-- MMMLU (OpenAI 2024): the test set of MMLU, translated by people; a CSV file for each language with Question, A to D,
-- Answer (a letter), Subject. English is the file of the same layout (simple-evals: mmlu.csv), or MMLU's rows on the
-- hub. Rows are joined by their number, and a pair whose answer or subject differs is refused.
--   file = "mmlu_{lang}.csv", files = { en = "mmlu.csv" }

local CODES = {
  ar = "AR-XY", bn = "BN-BD", de = "DE-DE", es = "ES-LA", fr = "FR-FR", hi = "HI-IN", id = "ID-ID", it = "IT-IT",
  ja = "JA-JP", ko = "KO-KR", pt = "PT-BR", sw = "SW-KE", yo = "YO-NG", zh = "ZH-CN",
}

-- The hub writes them with an underscore.
local hub = { dataset = "openai/MMMLU", split = "test", en = { dataset = "cais/mmlu", config = "all" } }
for language, code in pairs(CODES) do hub[language] = { config = (code:gsub("%-", "_")) } end

local LETTERS = { A = 0, B = 1, C = 2, D = 3 }

local function read(side)
  local answer = side.Answer or side.answer
  return {
    stem = side.Question or side.question or "", subject = side.Subject or side.subject,
    choices = side.choices or { side.A or "", side.B or "", side.C or "", side.D or "" },
    answer = LETTERS[answer] or answer,
  }
end

local function item_of(row)
  local en = read(row.en)
  local item = { answer = en.answer, subject = en.subject, en = { stem = en.stem, choices = en.choices } }
  for language, side in pairs(row) do
    local there = read(side)
    if there.answer ~= en.answer or there.subject ~= en.subject then
      return string.format("%s has answer %s in %s where English has %s in %s: are the rows in the same order?", language,
        tostring(there.answer), tostring(there.subject), tostring(en.answer), tostring(en.subject))
    end
    item[language] = { stem = there.stem, choices = there.choices }
  end
  return item
end

return lacuna.source {
  api = 1, name = "mmmlu", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "MMMLU: MMLU, translated by people into 14 languages",
  format = "csv", joined_by = {},
  codes = CODES, hf = hub,

  fields = { stem = "Question", choices = "A to D", answer = "Answer", subject = "Subject" },
  wording = function(row)
    return row.Question and row.A and read(row) or nil
  end,

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row) end
    return out
  end,
}
