local function row(stem, answer, feature)
  return { question = stem, option_a = "1", option_b = "2", option_c = "3", option_d = "4", answer = answer, language = "Estonian",
    country = "Estonia", subject = "Geography", regional_feature = feature or "agnostic" }
end

return lacuna.spec {
  {
    name = "the user's English and the publisher's question",
    args = { { { en = { question = "How many?", option_a = "1", option_b = "2", option_c = "3", option_d = "4", answer = 2 }, et = row("Mitu?", 2) } } },
    opt = {},
    expect = { { answer = 2, subject = "Geography", en = { stem = "How many?", choices = { "1", "2", "3", "4" } },
      et = { stem = "Mitu?", choices = { "1", "2", "3", "4" } } } },
  },
  {
    name = "the choices as a list, as they are published now",
    args = { { { en = { question = "How many?", choices = { "1", "2", "3" }, answer = 0 },
      et = { question = "Mitu?", choices = { "1", "2", "3" }, answer = 0, subject = "Geography", regional_feature = "agnostic", level = "" } } } },
    opt = {},
    expect = { { answer = 0, subject = "Geography", en = { stem = "How many?", choices = { "1", "2", "3" } },
      et = { stem = "Mitu?", choices = { "1", "2", "3" } } } },
  },
  { name = "answers that differ", args = { { { en = row("?", 1), et = row("Mitu?", 2) } } }, opt = {}, expect = { "et has answer 2 where English has 1" } },
  { name = "by region", args = { { { en = row("?", 1), et = row("Mitu?", 1, "culture") } } }, opt = { regional = "agnostic" }, expect = { false } },
  {
    name = "a row of one language alone",
    fn = "wording", args = { row("Mitu?", 2) },
    expect = { stem = "Mitu?", choices = { "1", "2", "3", "4" }, answer = 2 },
  },
}
