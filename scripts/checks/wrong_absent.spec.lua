local function candidate(added, declared)
  return { names_wrong = declared, wrong_choices = { "Rome", "Madrid" }, edits = { { side = "after", text = added } } }
end

return lacuna.spec {
  { name = "leaning without naming passes", args = { candidate("The city has a famous arena.", false) }, opt = {}, expect = true },
  { name = "naming is refused", args = { candidate("Madrid is warm.", false) }, opt = {},
    expect = function(t, verdict)
      t.eq(verdict.reason, "wrong_in_perturbation")
      t.eq(verdict.field, "english.edits.1")
    end },
  { name = "unless the strategy declares it", args = { candidate("Madrid is warm.", true) }, opt = {}, expect = true },
  { name = "data that do not say whether it may are not held to it", args = { candidate("Madrid is warm.") }, opt = {}, expect = true },
}
