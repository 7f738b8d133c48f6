-- INCLUDE (Romanou et al. 2024): exam questions written in 44 languages: question, option_a to option_d, answer (from
-- 0), language, country, domain, subject, regional_feature. There is no English side: give a translation of yours in
-- the same layout as `en`, row by row.
--   files = { en = "mine/estonian_en.jsonl", et = "Estonian.jsonl" }

local function wording(side)
  return { stem = side.question or "", choices = { side.option_a or "", side.option_b or "", side.option_c or "", side.option_d or "" } }
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
  api = 1, name = "include", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "INCLUDE: exam questions of 44 languages; wants an English translation of yours",
  format = "jsonl", joined_by = {},
  options = { regional = { default = "", doc = "only this regional_feature, e.g. agnostic" } },

  items = function(rows, opt)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row, opt.regional) end
    return out
  end,
}
