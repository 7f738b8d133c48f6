-- XCOPA (Ponti et al. 2020): COPA, translated by people. The publisher's JSON lines, a file for each language: premise,
-- choice1, choice2, question ("cause" or "effect"), label, idx, changed; English is COPA in the same form (SuperGLUE's
-- val.jsonl, or test.jsonl, whose labels are then taken from the translations). Rows are joined by idx. Also files that
-- hold the languages side by side: { item, ask, answer, en = { premise, choices }, sw = ... }.
--
-- Whether a cause or an effect is asked is what English says: the published Turkish and Thai files name the other one
-- in half of their rows.

-- How each language asks. `join` stands between the premise and the question.
local ASKS = {
  en = { cause = "What was the cause of this?", effect = "What happened as a result?" },
  et = { cause = "Mis oli selle põhjus?", effect = "Mis juhtus selle tagajärjel?" },
  ht = { cause = "Ki sa ki te lakòz sa?", effect = "Ki sa ki te rive kòm rezilta?" },
  id = { cause = "Apa penyebabnya?", effect = "Apa akibatnya?" },
  it = { cause = "Qual è stata la causa?", effect = "Che cosa è successo di conseguenza?" },
  qu = { cause = "Imaraykutaq chayqa karqan?", effect = "Chayraykuqa imataq karqan?" },
  sw = { cause = "Sababu yake ilikuwa nini?", effect = "Matokeo yake yalikuwa nini?" },
  ta = { cause = "இதற்குக் காரணம் என்ன?", effect = "இதன் விளைவாக என்ன நடந்தது?" },
  th = { cause = "สาเหตุคืออะไร", effect = "ผลที่ตามมาคืออะไร" },
  tr = { cause = "Bunun nedeni neydi?", effect = "Bunun sonucunda ne oldu?" },
  vi = { cause = "Nguyên nhân là gì?", effect = "Kết quả là gì?" },
  zh = { cause = "原因是什么？", effect = "结果是什么？", join = "" },
}

local function label_of(row)
  local label = row.en.label
  if type(label) == "number" and label >= 0 then return label end
  for _, side in pairs(row) do
    if type(side) == "table" and type(side.label) == "number" and side.label >= 0 then return side.label end
  end
end

local function choices_of(side)
  return side.choices or { side.choice1 or "", side.choice2 or "" }
end

local function item_of(row, asks)
  if type(row.en) ~= "table" then return "no English wording" end
  local kind, answer = row.ask or row.en.question, row.answer or label_of(row)
  if kind ~= "cause" and kind ~= "effect" then return "asks for neither 'cause' nor 'effect'" end
  if not answer then return "no answer" end
  local number = row.idx or row.en.idx
  local item = { id = row.item or number and "copa-" .. tostring(number), subject = kind, answer = answer }
  for language, side in pairs(row) do
    local ask = type(side) == "table" and asks[language]
    if ask then
      if (side.label or -1) >= 0 and side.label ~= answer then
        return string.format("%s has answer %d where %d is right", language, side.label, answer)
      end
      item[language] = {
        stem = (side.premise or "") .. (ask.join or " ") .. ask[kind],
        choices = choices_of(side),
      }
    end
  end
  return item
end

return lacuna.source {
  api = 1, name = "xcopa", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "XCOPA: causes and effects, translated by people into 11 languages",
  format = "jsonl", joined_by = { "idx" },
  hf = { dataset = "cambridgeltl/xcopa", config = "{lang}", split = "validation",
    en = { dataset = "aps/super_glue", config = "copa", split = "validation" } },
  options = {
    asks = { default = {}, doc = "how further languages ask: { pt = { cause = \"...\", effect = \"...\", join = \" \" } }" },
  },

  fields = { stem = "premise", choices = "choice1, choice2", answer = "label", ask = "question" },
  wording = function(row)
    if not row.premise or not row.choice1 then return end
    local known = (row.label or -1) >= 0
    return { stem = row.premise, choices = choices_of(row), answer = known and row.label or nil, ask = row.question,
      id = row.idx and "copa-" .. tostring(row.idx) }
  end,

  items = function(rows, opt)
    local asks, out = {}, {}
    for language, ask in pairs(ASKS) do asks[language] = ask end
    for language, ask in pairs(opt.asks) do asks[language] = ask end
    for i, row in ipairs(rows) do out[i] = item_of(row, asks) end
    return out
  end,
}
