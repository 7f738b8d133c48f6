local function candidate(added, declared)
  return { names_wrong = declared, wrong_choices = { "Rome", "Madrid" }, edits = { { side = "after", text = added } } }
end

return lacuna.spec {
  { name = "leaning without naming passes", args = { candidate("The city has a famous arena.") }, opt = {}, expect = true },
  { name = "naming is refused", args = { candidate("Madrid is warm.") }, opt = {}, expect = "the added text names a wrong choice" },
  { name = "unless the strategy declares it", args = { candidate("Madrid is warm.", true) }, opt = {}, expect = true },
}
