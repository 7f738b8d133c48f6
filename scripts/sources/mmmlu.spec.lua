local function row(stem, answer, subject)
  return { [""] = "0", Question = stem, A = "1", B = "2", C = "3", D = "4", Answer = answer, Subject = subject or "sums" }
end

return lacuna.spec {
  {
    name = "files of one layout",
    args = { { { en = row("1 + 1?", "B"), sw = row("1 + 1 ni ngapi?", "B") } } }, opt = {},
    expect = { { answer = 1, subject = "sums", en = { stem = "1 + 1?", choices = { "1", "2", "3", "4" } },
      sw = { stem = "1 + 1 ni ngapi?", choices = { "1", "2", "3", "4" } } } },
  },
  {
    name = "English as MMLU's own rows",
    args = { { { en = { question = "1 + 2?", subject = "sums", choices = { "1", "2", "3", "4" }, answer = 2 }, sw = row("1 + 2 ni ngapi?", "C") } } },
    opt = {},
    expect = function(t, items) t.eq(items[1].answer, 2) end,
  },
  {
    name = "rows in another order are refused",
    args = { { { en = row("1 + 1?", "B"), sw = row("x", "A") }, { en = row("1 + 1?", "B"), sw = row("x", "B", "law") } } }, opt = {},
    expect = function(t, items)
      t.like(items[1], "^sw has answer 0 in sums where English has 1 in sums")
      t.like(items[2], "in law where English has 1 in sums")
    end,
  },
  {
    name = "a row of one language alone",
    fn = "wording", args = { { Question = "Q", A = "1", B = "2", C = "3", D = "4", Answer = "D", Subject = "law" } },
    expect = { stem = "Q", subject = "law", choices = { "1", "2", "3", "4" }, answer = 3 },
  },
}
