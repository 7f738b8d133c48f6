local published = {
  id = "c1", answerKey = "B",
  question = { question_concept = "umbrella", stem = "When is an umbrella opened?",
    choices = { { label = "A", text = "at noon" }, { label = "B", text = "in rain" } } },
}
local hub = { id = "c2", question = "Where do books stand?", question_concept = "book", answerKey = "A",
  choices = { label = { "A", "B" }, text = { "shelf", "oven" } } }

return lacuna.spec {
  {
    name = "both forms",
    args = { { published, hub } }, opt = {},
    expect = {
      { id = "c1", stem = "When is an umbrella opened?", choices = { "at noon", "in rain" }, answer = 1 },
      { id = "c2", stem = "Where do books stand?", choices = { "shelf", "oven" }, answer = 0 },
    },
  },
  {
    name = "a row of the test split has no answer",
    args = { { { id = "c3", question = published.question, answerKey = "" } } }, opt = {},
    expect = function(t, items) t.like(items[1], "no answers") end,
  },
}
