return lacuna.spec {
  {
    name = "adds nothing",
    item = { stem = "What is the capital of France?", choices = { "Rome", "Paris", "Madrid" }, answer = 2 },
    expect = {},
  },
}
