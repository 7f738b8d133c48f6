return lacuna.spec {
  {
    name = "both forms",
    args = { {
      { question = "Do cats fly?", mc1_targets = { No = 1, Yes = 0, ["At night"] = 0 } },
      { question = "Do fish fly?", mc1_targets = { choices = { "Most do not", "All do" }, labels = { 1, 0 } } },
    } }, opt = {},
    expect = {
      { stem = "Do cats fly?", choices = { "At night", "No", "Yes" }, answer = 1 },
      { stem = "Do fish fly?", choices = { "Most do not", "All do" }, answer = 0 },
    },
  },
  {
    name = "the publisher's CSV, and the hub's other config",
    args = { {
      { Type = "Adversarial", Category = "Myths", Question = "Do cats fly?", ["Best Answer"] = "No, they do not",
        ["Correct Answers"] = "No, they do not; They jump", ["Incorrect Answers"] = "Yes; At night ; ", Source = "x" },
      { type = "Adversarial", category = "Myths", question = "Do fish fly?", best_answer = "Most do not",
        correct_answers = { "Most do not" }, incorrect_answers = { "All do", "None do" } },
    } }, opt = {},
    expect = {
      { stem = "Do cats fly?", choices = { "No, they do not", "Yes", "At night" }, answer = 0, subject = "Myths" },
      { stem = "Do fish fly?", choices = { "Most do not", "All do", "None do" }, answer = 0, subject = "Myths" },
    },
  },
  {
    name = "one right answer, not none and not two",
    args = { {
      { question = "?", mc1_targets = { a = 1, b = 1 } }, { question = "?", mc1_targets = { a = 0, b = 0 } }, { question = "?" },
    } }, opt = {},
    expect = { "two choices are marked as right", "no choice is marked as right", "no choice is marked as right" },
  },
}
