return lacuna.spec {
  { name = "gap of one and zero", fn = "score", args = { { en = 1, target = 0 }, { gamma = 2 } }, expect = 1 },
  { name = "main function without fn", args = { { en = 0.5, target = 0.25 }, { gamma = 2 } }, expect = 0 },
  { name = "an error", args = { {}, { fail = true } }, fails = "no score" },
}
