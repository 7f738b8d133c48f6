return lacuna.spec {
  {
    name = "rows stay as they are, but for those that this source cannot ask",
    args = { { { answer = 0, en = { stem = "?", choices = { "a", "b" } } }, { answer = 0 }, { answer = 0, en = { premise = "A.", choices = { "a", "b" } } } } },
    opt = {},
    expect = { { answer = 0, en = { stem = "?", choices = { "a", "b" } } }, "no English wording ('en')",
      "a premise and no stem: read it with the source 'xcopa'" },
  },
}
