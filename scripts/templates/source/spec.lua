return lacuna.spec {
  {
    name = "a row becomes an item, a row without a question says why not",
    args = { { { id = "a", question = "Sky?", options = { "blue", "red" }, answer = 0 }, { id = "b" } } }, opt = {},
    expect = function(t, items)
      t.eq(items[1], { id = "a", stem = "Sky?", choices = { "blue", "red" }, answer = 0 })
      t.eq(items[2], "it has no question")
    end,
  },
}
