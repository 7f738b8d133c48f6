return lacuna.spec {
  {
    name = "letters name columns, texts name choices",
    args = { {
      { question = "2 + 2?", A = "3", B = "4", answer = "B", id = "q1" },
      { question = "Sky?", choice1 = "blue", choice2 = "red", answer = "blue" },
    } }, opt = {},
    expect = function(t, items)
      t.eq(items[1], { id = "q1", stem = "2 + 2?", choices = { "3", "4" }, answer = 1 })
      t.eq(items[2], { stem = "Sky?", choices = { "blue", "red" }, answer = "blue" })
    end,
  },
  {
    name = "other names for the columns",
    args = { { { ID = "7", Question = "2 + 3?", Option_A = "4", Option_B = "5", Answer = "b", Subject = "sums" } } }, opt = {},
    expect = { { id = "7", stem = "2 + 3?", choices = { "4", "5" }, answer = 1, subject = "sums" } },
  },
  {
    name = "a choice that is a letter is meant as a choice",
    args = { { { question = "First letter?", A = "B", B = "A", answer = "A" } } }, opt = {},
    expect = function(t, items) t.eq(items[1].answer, "A") end,
  },
  {
    name = "a row of one language alone; with a premise it is another layout",
    fn = "wording", args = { { id = "q1", question = "2 + 2?", A = "3", B = "4", answer = "B" } },
    expect = { id = "q1", stem = "2 + 2?", choices = { "3", "4" }, answer = 1 },
  },
}
