return lacuna.spec {
  { name = "Arabic in Arabic letters passes", args = { { target = { text = "ما هي عاصمة فرنسا؟", script = "Arab" } } }, opt = {}, expect = true },
  { name = "English left in an Arabic text is refused", args = { { target = { text = "What is the capital?", script = "Arab" } } }, opt = {},
    expect = "0 % of the letters are Arab" },
}
