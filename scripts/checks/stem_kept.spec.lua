return lacuna.spec {
  { name = "the stem behind a sentence is kept", args = { { stem = "Why?", text = "So. Why?", edits = { { side = "before", text = "So." } } } },
    opt = {}, expect = true },
  { name = "a changed stem is refused", args = { { stem = "Why?", text = "So. How?", edits = { { side = "before", text = "So." } } } },
    opt = {}, expect = "the stem is not in the text" },
  { name = "a replacement may change it", args = { { stem = "Why?", text = "How so?", edits = { { side = "replace", text = "How so?" } } } },
    opt = {}, expect = true },
}
