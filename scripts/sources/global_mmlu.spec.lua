local function row(stem, answer, label)
  return { sample_id = "anatomy/test/3", subject = "anatomy", question = stem, option_a = "a", option_b = "b", option_c = "c", option_d = "d",
    answer = answer, cultural_sensitivity_label = label or "CA" }
end

return lacuna.spec {
  {
    name = "joined rows",
    args = { { { en = row("How many?", "D"), sw = row("Ngapi?", "D") } } }, opt = {},
    expect = { { id = "anatomy/test/3", subject = "anatomy", answer = 3, en = { stem = "How many?", choices = { "a", "b", "c", "d" } },
      sw = { stem = "Ngapi?", choices = { "a", "b", "c", "d" } } } },
  },
  { name = "by culture", args = { { { en = row("How many?", "D") }, { en = row("Who?", "A", "CS") } } }, opt = { culture = "CS" },
    expect = function(t, items)
      t.eq(items[1], false)
      t.eq(items[2].answer, 0)
    end },
  {
    name = "answers that differ, and none",
    args = { { { en = row("How many?", "D"), sw = row("Ngapi?", "A") }, { en = row("?", "-") } } }, opt = {},
    expect = { "sw has answer A where English has D", "the answer is none of A to D" },
  },
  {
    name = "a row of one language alone; without sample_id it is another layout",
    fn = "wording", args = { { sample_id = "x/1", subject = "law", question = "Q", option_a = "1", option_b = "2", option_c = "3", option_d = "4", answer = "C" } },
    expect = { id = "x/1", subject = "law", stem = "Q", choices = { "1", "2", "3", "4" }, answer = 2 },
  },
}
