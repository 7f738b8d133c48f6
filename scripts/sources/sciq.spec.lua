return lacuna.spec {
  {
    name = "three distractors and the answer",
    args = { { { question = "What do bees make?", distractor1 = "milk", distractor2 = "paper", distractor3 = "silk", correct_answer = "honey", support = "" } } },
    opt = {},
    expect = { { stem = "What do bees make?", choices = { "milk", "paper", "silk", "honey" }, answer = 3 } },
  },
  {
    name = "a row of another layout is told by the field that it lacks",
    args = { { { question = "What do bees make?", choices = { "milk", "honey" }, answer = "honey" } } }, opt = {},
    expect = { "no distractor1" },
  },
}
