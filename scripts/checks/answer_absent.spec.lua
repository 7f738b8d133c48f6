local function candidate(added)
  return { stem = "What is the capital of France?", right = "Paris", wrong_choices = { "Rome" }, edits = { { side = "before", text = added } } }
end

return lacuna.spec {
  { name = "harmless text passes", args = { candidate("It rained.") }, opt = {}, expect = true },
  { name = "the right answer is found, whatever its case", args = { candidate("We flew to PARIS.") }, opt = {},
    expect = "the added text holds the right answer" },
  { name = "a part of a word is no mention", args = { candidate("A comparison was made.") }, opt = {}, expect = true },
}
