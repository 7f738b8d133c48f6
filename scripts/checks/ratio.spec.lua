local english = "Which of these animals lives in the sea and breathes with lungs?"

local function pair(target, script)
  return { stem = english, edits = {}, target = { language = "x", script = script, stem = target, edits = {} } }
end

return lacuna.spec {
  { name = "a usual length passes", args = { pair("¿Cuál de estos animales vive en el mar y respira con pulmones?", "Latn") }, opt = {}, expect = true },
  { name = "Chinese is short", args = { pair("以下哪种动物生活在海里并用肺呼吸？", "Hans") }, opt = {}, expect = true },
  { name = "a translation that lost its half is found", args = { pair("¿Qué animal respira?", "Latn") }, opt = {},
    expect = function(t, verdict) t.eq(verdict.reason, "length_ratio"); t.eq(verdict.field, "target.stem") end },
  { name = "one that explains is found", args = { pair(("palabra "):rep(20), "Latn") }, opt = {},
    expect = function(t, verdict) t.eq(verdict.reason, "length_ratio") end },
  { name = "a short question may be twice as far off, and no further",
    args = { { stem = "Which one crosses a river?", edits = {}, target = { stem = "¿Cuál?", script = "Latn", edits = {} } } }, opt = {},
    expect = function(t, verdict) t.eq(verdict.reason, "length_ratio") end },
  { name = "names in Latin letters are no sign of length",
    args = { { stem = "Who sang the song 'Like a Rolling Stone'?", edits = {},
      target = { stem = "谁唱了歌曲《Like a Rolling Stone》？", script = "Hans", edits = {} } } }, opt = {}, expect = true },
  { name = "short texts are not compared", args = { { stem = "Why?", edits = {}, target = { stem = "¿Y por qué habría de serlo?", edits = {} } } }, opt = {},
    expect = true },
  { name = "short is meant in characters, not in bytes", opt = {}, expect = true,
    args = { { stem = "Ｗｈｙ ｉｓ ｉｔ ｓｏ?", edits = {}, target = { stem = "¿Y por qué habría de serlo, si no lo es nunca?", edits = {} } } } },
}
