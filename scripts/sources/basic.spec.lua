local function rows()
  local side = { stem = "?", choices = { "a", "b" } }
  return { { id = "x", subject = "animals", answer = 0, en = side, es = side, fr = side, ["en-x-placebo"] = side } }
end

return lacuna.spec {
  { name = "all wordings by default", args = { rows() }, opt = {}, expect = rows() },
  {
    name = "without the ones by hand the placebo stays",
    args = { rows() }, opt = { hand = false },
    expect = function(t, items)
      t.eq(items[1].es, nil)
      t.eq(items[1].fr, nil)
      t.ok(items[1]["en-x-placebo"], "the placebo's wording")
    end,
  },
  { name = "other subjects are left out", args = { rows() }, opt = { subject = "food" }, expect = { false } },
}
