local function pair(changes)
  local c = {
    stem = "Which is a fruit?", choices = { "stone", "apple", "chair" }, answer = 2, right = "apple",
    target = { language = "es", stem = "¿Cuál es una fruta?", choices = { "piedra", "manzana", "silla" }, answer = 2, right = "manzana" },
  }
  for key, value in pairs(changes.target or {}) do c.target[key] = value or nil end
  for key, value in pairs(changes) do
    if key ~= "target" then c[key] = value or nil end
  end
  return c
end

local function finds(reason, field)
  return function(t, verdict)
    t.eq(#verdict, 1)
    t.eq(verdict[1].reason, reason)
    t.eq(verdict[1].field, field)
    t.eq(verdict[1].severity, "fatal")
  end
end

return lacuna.spec {
  { name = "a sound pair passes", args = { pair {} }, opt = {}, expect = true },
  { name = "another number of choices is found", args = { pair { target = { choices = { "piedra", "manzana" } } } }, opt = {},
    expect = finds("choice_count_differs", "target.choices") },
  { name = "an answer that is no choice is found", args = { pair { target = { answer = false, right = "'manzana'" } } }, opt = {},
    expect = finds("answer_not_in_choices", "target.answer") },
  { name = "case and width make no other answer", args = { pair { target = { answer = false, right = "Ｍanzana" } } }, opt = {}, expect = true },
  { name = "an answer that moved is found", args = { pair { target = { answer = false, right = "silla" } } }, opt = {},
    expect = finds("answer_index_differs", "target.answer") },
  { name = "an index out of range is found", args = { pair { answer = 4, target = { answer = 4 } } }, opt = {},
    expect = function(t, verdict)
      t.eq(#verdict, 2)
      t.eq(verdict[1].reason, "answer_out_of_range")
      t.eq(verdict[1].field, "english.answer")
      t.eq(verdict[2].field, "target.answer")
    end },
  { name = "choices that read the same are found", args = { pair { target = { choices = { "Silla", "manzana", "silla" } } } }, opt = {},
    expect = finds("duplicate_choices", "target.choices") },
  { name = "an empty choice is found", args = { pair { choices = { "stone", "apple", " " } } }, opt = {},
    expect = finds("empty_text", "english.choices") },
  { name = "another kind of question is found", args = { pair { ask = "cause", target = { ask = "effect" } } }, opt = {},
    expect = finds("question_kind_differs", "target.ask") },
  { name = "other numbers as answers are found where there are no choices",
    args = { { stem = "How many?", right = "18", target = { language = "es", stem = "¿Cuántos?", right = "19" } } }, opt = {},
    expect = finds("answer_differs", "target.answer") },
  { name = "other words as answers say nothing there",
    args = { { stem = "Who?", right = "a king", target = { language = "es", stem = "¿Quién?", right = "un rey" } } }, opt = {}, expect = true },
  { name = "another subject is found", args = { pair { subject = "law", target = { subject = "anatomy" } } }, opt = {},
    expect = finds("subject_differs", "target.subject") },
  { name = "a question without choices passes", args = { { stem = "Why?", target = { language = "es", stem = "¿Por qué?" } } }, opt = {},
    expect = true },
}
