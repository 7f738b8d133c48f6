local published = {
  id = "a1", answerKey = "2",
  question = { stem = "Which is heavier?", choices = { { text = "a feather", label = "1" }, { text = "a brick", label = "2" } } },
}
local hub = { id = "a2", question = "Which is colder?", choices = { text = { "ice", "steam" }, label = { "A", "B" } }, answerKey = "A" }

return lacuna.spec {
  {
    name = "both forms, letters and numbers as labels",
    args = { { published, hub } }, opt = {},
    expect = {
      { id = "a1", stem = "Which is heavier?", choices = { "a feather", "a brick" }, answer = 1 },
      { id = "a2", stem = "Which is colder?", choices = { "ice", "steam" }, answer = 0 },
    },
  },
  {
    name = "an answer without a choice is said",
    args = { { { id = "a3", question = "Why?", choices = { text = { "x" }, label = { "A" } }, answerKey = "D" }, { question = "x" } } }, opt = {},
    expect = { "no choice has the label 'D' of the answer", "no answerKey" },
  },
}
