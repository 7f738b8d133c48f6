-- MMMLU (OpenAI 2024): the test set of MMLU, translated by people; a CSV file for each language with Question, A to D,
-- Answer (a letter), Subject. English is the file of the same layout (simple-evals: mmlu.csv), or MMLU's rows on the
-- hub. Rows are joined by their number, and a pair whose answer or subject differs is refused.
--   files = { en = "mmlu.csv", sw = "mmlu_SW-KE.csv" }

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
  codes = {
    ar = "AR_XY", bn = "BN_BD", de = "DE_DE", es = "ES_LA", fr = "FR_FR", hi = "HI_IN", id = "ID_ID", it = "IT_IT",
    ja = "JA_JP", ko = "KO_KR", pt = "PT_BR", sw = "SW_KE", yo = "YO_NG", zh = "ZH_CN",
  },
  hf = { dataset = "openai/MMMLU", config = "{lang}", split = "test",
    en = { dataset = "cais/mmlu", config = "all", split = "test" } },

  items = function(rows)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row) end
    return out
  end,
}
