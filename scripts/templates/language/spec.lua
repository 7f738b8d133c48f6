-- Replies as models write them in this language, and what a person reads in them: lacuna test NAME
local choices = { "Madrid", "Paris", "Rome", "Berlin" } -- in the language

return lacuna.spec {
  { name = "a letter alone", reply = "B", choices = choices, expect = { outcome = "answer", index = 2 } },
  { name = "a sentence that ends in the letter", reply = "The correct answer is B.", choices = choices,
    expect = { outcome = "answer", index = 2 } },
  { name = "not knowing is no answer", reply = "I don't know.", choices = choices, expect = { outcome = "abstained" } },
  { name = "a refusal is no answer", reply = "I'm sorry, but I can't help with that.", choices = choices,
    expect = { outcome = "refused" } },
  { name = "two answers are none", reply = "A or B", choices = choices, expect = { outcome = "unparsed" } },
}
