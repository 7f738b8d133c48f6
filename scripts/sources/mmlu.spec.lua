return lacuna.spec {
  {
    name = "the file's name is the subject",
    args = { { { question = "2 + 3?", A = "4", B = "5", C = "6", D = "7", answer = "B" } }, {}, { file = "elementary_mathematics_test.csv", rows = { 1 } } },
    expect = { { stem = "2 + 3?", subject = "elementary_mathematics", choices = { "4", "5", "6", "7" }, answer = 1 } },
  },
  {
    name = "a row of the hub says its subject itself",
    args = { { { question = "2 + 4?", subject = "sums", choices = { "6", "5", "4", "7" }, answer = 0 } }, {}, { file = "all", rows = { 1 } } },
    expect = { { stem = "2 + 4?", subject = "sums", choices = { "6", "5", "4", "7" }, answer = 0 } },
  },
}
