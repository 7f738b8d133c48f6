local function row(passage, number)
  return { link = "https://en.example.org/Bridge", question_number = 2, flores_passage = passage, question = "Q " .. passage,
    mc_answer1 = "a", mc_answer2 = "b", mc_answer3 = "c", mc_answer4 = "d", correct_answer_num = number, dialect = "x", ds = "2023-05-03" }
end

return lacuna.spec {
  {
    name = "the passage stands before the question; the answer counts from 1, as a text or a number",
    args = { { { en = row("The bridge fell.", "3"), sw = row("Daraja lilianguka.", 3) } } }, opt = {},
    expect = { { id = "en.example.org/Bridge#2", answer = 2,
      en = { stem = "The bridge fell.\nQ The bridge fell.", choices = { "a", "b", "c", "d" } },
      sw = { stem = "Daraja lilianguka.\nQ Daraja lilianguka.", choices = { "a", "b", "c", "d" } } } },
  },
  {
    name = "languages that disagree about the answer are said",
    args = { { { en = row("A", "3"), sw = row("B", "1") } } }, opt = {},
    expect = { "sw has answer 1 where 3 is right" },
  },
  {
    name = "a row of one language alone",
    fn = "wording", args = { row("A", "3") },
    expect = { id = "en.example.org/Bridge#2", answer = 2, stem = "A\nQ A", choices = { "a", "b", "c", "d" } },
  },
}
