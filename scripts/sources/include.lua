-- INCLUDE (Romanou et al. 2024): exam questions written in 44 languages: question, choices (a list; in early releases
-- option_a to option_d), answer (from 0), language, country, domain, subject, regional_feature. There is no English side:
-- give a translation of yours in the same layout as `en`, row by row.
--   files = { en = "mine/estonian_en.jsonl", et = "Estonian.jsonl" }
--   hf = true, files = { en = "mine/estonian_en.jsonl" }

local function wording(side)
  local letters = { side.option_a or "", side.option_b or "", side.option_c or "", side.option_d or "" }
  return { stem = side.question or "", choices = side.choices or letters }
end

local function item_of(row, regional)
  local answer, about = tonumber(row.en.answer), row.en
  local item = { answer = answer }
  for language, side in pairs(row) do
    if tonumber(side.answer) ~= answer then
      return string.format("%s has answer %s where English has %s", language, tostring(side.answer), tostring(row.en.answer))
    end
    if language ~= "en" then about = side end
    item[language] = wording(side)
  end
  if regional ~= "" and about.regional_feature ~= regional then return false end
  item.subject = about.subject
  return answer and item or "no answer"
end

return lacuna.source {
  api = 1, name = "include", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "INCLUDE: exam questions of 44 languages; wants an English translation of yours",
  format = "jsonl", joined_by = {},
  hf = { dataset = "CohereLabs/include-base-44", config = "{lang}", split = "test", en = false },
  codes = {
    ar = "Arabic", az = "Azerbaijani", be = "Belarusian", bg = "Bulgarian", bn = "Bengali", de = "German", el = "Greek",
    es = "Spanish", et = "Estonian", eu = "Basque", fa = "Persian", fi = "Finnish", fr = "French", he = "Hebrew",
    hi = "Hindi", hr = "Croatian", hu = "Hungarian", hy = "Armenian", id = "Indonesian", it = "Italian", ja = "Japanese",
    ka = "Georgian", kk = "Kazakh", ko = "Korean", lt = "Lithuanian", mk = "North Macedonian", ml = "Malayalam",
    ms = "Malay", ne = "Nepali", nl = "Dutch", pl = "Polish", pt = "Portuguese", ru = "Russian", sq = "Albanian",
    sr = "Serbian", ta = "Tamil", te = "Telugu", tl = "Tagalog", tr = "Turkish", uk = "Ukrainian", ur = "Urdu",
    uz = "Uzbek", vi = "Vietnamese", zh = "Chinese",
  },
  options = { regional = { default = "", doc = "only this regional_feature, e.g. agnostic" } },

  fields = { stem = "question", choices = "option_a to d", answer = "answer" },
  wording = function(row)
    if not row.option_a or row.sample_id then return end -- with an id it is Global-MMLU's
    local out = wording(row)
    out.answer = tonumber(row.answer) or row.answer
    return out
  end,

  items = function(rows, opt)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row, opt.regional) end
    return out
  end,
}
