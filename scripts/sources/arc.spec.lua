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
    name = "the publisher's CSV has the choices behind the question",
    args = { {
      { questionID = "a4", AnswerKey = "C", schoolGrade = "3",
        question = "Figure (A) shows ice. Which is warm? (A) snow  (B) hail (the big one) (C) steam" },
      { questionID = "a5", AnswerKey = "2", question = "Which is heavier? (1) a feather (2) a brick" },
    } }, opt = {},
    expect = {
      { id = "a4", stem = "Figure (A) shows ice. Which is warm?", choices = { "snow", "hail (the big one)", "steam" }, answer = 2 },
      { id = "a5", stem = "Which is heavier?", choices = { "a feather", "a brick" }, answer = 1 },
    },
  },
  {
    name = "a question without choices behind it is said",
    args = { { { questionID = "a6", AnswerKey = "B", question = "Explain how ice melts." } } }, opt = {},
    expect = { "no choice has the label 'B' of the answer" },
  },
  {
    name = "an answer without a choice is said",
    args = { { { id = "a3", question = "Why?", choices = { text = { "x" }, label = { "A" } }, answerKey = "D" }, { question = "x" } } }, opt = {},
    expect = { "no choice has the label 'D' of the answer", "no answerKey" },
  },
  {
    name = "a row of one language alone",
    fn = "wording", args = { { id = "a3", question = { stem = "Why?", choices = { { label = "A", text = "x" }, { label = "B", text = "y" } } }, answerKey = "B" } },
    expect = { id = "a3", stem = "Why?", choices = { "x", "y" }, answer = 1 },
  },
}
