local item = { stem = "Which?", choices = { "a", "b", "c", "d" }, answer = 4 }

return lacuna.spec {
  { name = "depends on order", item = item, world = { writer = "x" }, expect = { "a", "b", "c" } },
  { name = "wrong", item = { wrong_choices = { "a" } }, world = { writer = "x" }, expect = { "b" } },
  { name = "wrong in a function", item = { wrong_choices = { "a" } }, world = { writer = "x" },
    expect = function(t, order)
      t.eq(order, { "b" }, "order") end },
  { name = "no world", item = item, expect = {} },
  { name = "too few replies", item = item, world = { writer = { "one" } }, expect = {} },
  { name = "does not fail", item = { wrong_choices = {} }, fails = "boom" },
  { name = "no such function", fn = "nothing", expect = {} },
  { name = "bad option", opt = { a = 1 }, expect = {} },
  { name = "nothing expected", item = { wrong_choices = {} } },
  { name = "not like", item = { wrong_choices = { "a" } }, world = { writer = "x" },
    expect = function(t, order) t.ok(true) t.like(order[1], "z") end },
}
