local function parts(changes)
  local p = { length = 1, untranslated = 0, entities = {}, idioms = {}, findings = {} }
  for key, value in pairs(changes or {}) do p[key] = value end
  return p
end

local function above(t, score) t.ok(score >= 0.5 and score <= 1, "score " .. score) end
local function below(t, score) t.ok(score >= 0 and score < 0.5, "score " .. score) end

return lacuna.spec {
  { name = "nothing speaks for an artefact", args = { parts { back = 0.7, translators = 0.6 } }, opt = {}, expect = 0 },
  { name = "another back-translation does", args = { parts { back = 0.2 } }, opt = {}, expect = above },
  { name = "a second translator who disagrees does", args = { parts { translators = 0.1 } }, opt = {}, expect = above },
  { name = "English that was left does", args = { parts { untranslated = 0.4 } }, opt = {}, expect = above },
  { name = "a broken wording does", args = { parts { findings = { "join_without_space", "answer_not_in_choices" } } }, opt = {}, expect = 1 },
  { name = "a glued join alone does not", args = { parts { findings = { "join_without_space" } } }, opt = {}, expect = 0 },
  { name = "a name of a culture alone does not", args = { parts { entities = { "Super Bowl" } } }, opt = {}, expect = below },
  { name = "two weak witnesses together do", args = { parts { entities = { "Super Bowl" }, length = 0.55 } }, opt = {}, expect = above },
  { name = "an option takes a part out", args = { parts { idioms = { "break a leg" } } }, opt = { idioms = 0 }, expect = 0 },
}
