local function replaced(stem, now, more)
  local c = { stem = stem, text = now, choices = { "Rome", "Paris" }, right = "Paris", edits = { { side = "replace", text = now } } }
  for k, v in pairs(more or {}) do c[k] = v end
  return c
end

local function target(stem, now)
  return replaced("Why?", "How so?", { target = { stem = stem, text = now, edits = { { side = "replace", text = now } },
    choices = { "frío", "calor" }, right = "calor" } })
end

local function refused(detail, field)
  return function(t, verdict)
    t.eq(verdict.reason, "stem_changed")
    t.eq(verdict.field, field or "english.text")
    t.like(verdict.detail, detail)
  end
end

return lacuna.spec {
  { name = "the stem behind a sentence is kept", args = { { stem = "Why?", text = "So. Why?", edits = { { side = "before", text = "So." } } } },
    opt = {}, expect = true },
  { name = "a changed stem is found", args = { { stem = "Why?", text = "So. How?", edits = { { side = "before", text = "So." } } } }, opt = {},
    expect = refused("the stem does not stand in it") },
  { name = "a changed stem of the other side is found", opt = {},
    args = { { stem = "Why?", text = "Why?", edits = {}, target = { stem = "¿Por qué?", text = "¿Cómo?", edits = {} } } },
    expect = refused("the stem does not stand", "target.text") },
  { name = "an added text that is empty on one side is found", opt = {},
    args = { { stem = "Why?", text = "So. Why?", edits = { { side = "before", text = "So." } },
      target = { stem = "¿Por qué?", text = "¿Por qué?", edits = { { side = "before", text = "" } } } } },
    expect = function(t, verdict) t.eq(verdict.reason, "empty_text"); t.eq(verdict.field, "target.edits.1") end },
  { name = "a replacement may change words", args = { replaced("Why?", "How so?") }, opt = {}, expect = true },
  { name = "but no number", args = { replaced("What is 2 + 3?", "2 and 4 make?") }, opt = {}, expect = refused("the number 3") },
  { name = "nor bring one in", args = { replaced("What is 2?", "What is 2 + 1?") }, opt = {}, expect = refused("the number 1") },
  { name = "digits of another script are the same number", args = { replaced("What is 2 + 31?", "What is ２ + ٣١?") }, opt = {},
    expect = true },
  { name = "nor what is quoted", args = { replaced("The opposite of “hot”?", "The opposite of “warm”?") }, opt = {},
    expect = refused("the quoted 'hot' is gone") },
  { name = "nor a choice that is named", args = { replaced("Is Rome large?", "Is it large?") }, opt = {},
    expect = refused("the choice 'Rome' is gone") },
  { name = "no choice may come in", args = { replaced("Which city?", "Which city, Paris?") }, opt = {},
    expect = refused("it names the choice 'Paris' now") },
  { name = "not even a wrong one", args = { replaced("Which city?", "Which city, Rome?") }, opt = {},
    expect = refused("it names the choice 'Rome' now") },
  { name = "unless the strategy declares it", args = { replaced("Which city?", "Which city, Rome?", { names_wrong = true }) },
    opt = {}, expect = true },
  { name = "the right one never", args = { replaced("Which city?", "Which city, Paris?", { names_wrong = true }) },
    opt = {}, expect = refused("it names the choice 'Paris' now") },
  { name = "what an earlier edit added is not the replacement's doing", args = { replaced("Which?", "Rome has 7 hills. What?", {
      edits = { { side = "before", text = "Rome has 7 hills." }, { side = "replace", text = "Rome has 7 hills. What?" } } }) },
    opt = {}, expect = true },
  { name = "the target side is held too", args = { target("¿Cuánto es 2?", "¿Cuánto es 3?") }, opt = {},
    expect = refused("the number 2", "target.text") },
  { name = "its own words may change", args = { target("¿Por qué «esto» hoy?", "¿Cómo «esto» hoy?") }, opt = {}, expect = true },
  { name = "no choice of the target comes in", args = { target("¿Qué es?", "¿Qué es, calor?") }, opt = {},
    expect = refused("it names the choice 'calor' now", "target.text") },
}
