-- How likely it is that a find was made by the translation, or by the culture of the question, and not by the model: from 0
-- (nothing speaks for it) to 1. Each part says how much it alone makes an artefact likely; together they do as
-- independent witnesses would: 1 - (1 - a)(1 - b)...
--
-- Not a scoring of a search: it is the default of the configuration's `artefact`, in the slot of scoring because it, too, is
-- numbers in and a number out.

-- 0 at `good`, 1 at `bad`, straight in between
local function between(x, good, bad)
  return math.max(0, math.min(1, (x - good) / (bad - good)))
end

-- What an audit found in the wording; the joins say nothing of the translation.
local function worst_of(findings)
  local says = {
    answer_not_in_choices = 1, answer_index_differs = 1, choice_count_differs = 1, duplicate_choices = 1, empty_text = 1,
    answer_out_of_range = 1, question_kind_differs = 1, missing_field = 1, numbers_differ = 0.7, units_differ = 0.7,
    wrong_script = 0.6, untranslated = 0.6, leaked_syntax = 0.6, length_ratio = 0.5, answer_in_perturbation = 0.3,
  }
  local worst = 0
  for _, reason in ipairs(findings) do worst = math.max(worst, says[reason] or 0) end
  return worst
end

return lacuna.scoring {
  api = 1, name = "artefact", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "how likely a find is the translation's or the culture's doing (for `artefact`, not for `scoring`)",
  options = {
    threshold = { default = 0.5, min = 0, max = 1, doc = "score from which on a find is set apart as a likely artefact" },
    back = { default = 0.8, min = 0, max = 1, doc = "weight of a back-translation that says something else" },
    translators = { default = 0.6, min = 0, max = 1, doc = "weight of a second translator who disagrees" },
    length = { default = 0.5, min = 0, max = 1, doc = "weight of an unusual length" },
    untranslated = { default = 0.8, min = 0, max = 1, doc = "weight of words left in English" },
    idioms = { default = 0.5, min = 0, max = 1, doc = "weight of an idiom" },
    entities = { default = 0.3, min = 0, max = 1, doc = "weight of a name bound to a culture" },
    findings = { default = 1, min = 0, max = 1, doc = "weight of what an audit found in the wording" },
  },

  score = function(parts, opt)
    local left = 1

    local function witness(weight, likely)
      left = left * (1 - weight * likely)
    end

    if parts.back then witness(opt.back, between(parts.back, 0.55, 0.2)) end
    if parts.translators then witness(opt.translators, between(parts.translators, 0.5, 0.15)) end
    if parts.length > 0 then witness(opt.length, between(math.abs(math.log(parts.length, 2)), 0.4, 1)) end
    witness(opt.untranslated, between(parts.untranslated, 0.05, 0.4))
    witness(opt.idioms, #parts.idioms > 0 and 1 or 0)
    witness(opt.entities, #parts.entities > 0 and 1 or 0)
    if #parts.findings > 0 then witness(opt.findings, worst_of(parts.findings)) end
    return 1 - left
  end,
}
