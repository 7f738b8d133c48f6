local function side(premise, label, question)
  return { premise = premise, choice1 = premise .. " 1", choice2 = premise .. " 2", question = question or "cause", label = label, idx = 7, changed = false }
end

return lacuna.spec {
  {
    name = "joined files: English says what is asked",
    args = { { { en = side("The bell rang.", 1), tr = side("Zil çaldı.", 1, "effect"), zh = side("铃响了。", 1) } } }, opt = {},
    expect = function(t, items)
      local item = items[1]
      t.eq(item.id, "copa-7")
      t.eq(item.answer, 1)
      t.eq(item.en.stem, "The bell rang. What was the cause of this?")
      t.eq(item.tr.stem, "Zil çaldı. Bunun nedeni neydi?")
      t.eq(item.zh.stem, "铃响了。原因是什么？")
      t.eq(item.tr.choices, { "Zil çaldı. 1", "Zil çaldı. 2" })
    end,
  },
  {
    name = "languages side by side in one file",
    args = { { { item = "x", ask = "effect", answer = 0, en = { premise = "It froze.", choices = { "a", "b" } }, it = { premise = "Gelò.", choices = { "c", "d" } } } } },
    opt = {},
    expect = { { id = "x", subject = "effect", answer = 0,
      en = { stem = "It froze. What happened as a result?", choices = { "a", "b" } },
      it = { stem = "Gelò. Che cosa è successo di conseguenza?", choices = { "c", "d" } } } },
  },
  {
    name = "a hidden English label is that of the translations; another one is an error",
    args = { { { en = side("A.", -1), it = side("B.", 1) }, { en = side("A.", 0), it = side("B.", 1) }, { en = side("A.", -1) } } }, opt = {},
    expect = function(t, items)
      t.eq(items[1].answer, 1)
      t.eq(items[2], "it has answer 1 where 0 is right")
      t.eq(items[3], "no answer")
    end,
  },
  {
    name = "a language that is not known here is left to a translator, unless the user says how it asks",
    args = { { { en = side("A.", 0), pt = side("B.", 0) } } }, opt = { asks = { pt = { cause = "Qual foi a causa?", effect = "?" } } },
    expect = function(t, items) t.eq(items[1].pt.stem, "B. Qual foi a causa?") end,
  },
  {
    name = "a row of one language alone, its answer by index where it is known",
    fn = "wording", args = { { premise = "A.", choice1 = "b", choice2 = "c", question = "cause", label = 1, idx = 7 } },
    expect = { id = "copa-7", stem = "A.", choices = { "b", "c" }, answer = 1, ask = "cause" },
  },
  {
    name = "a row of another layout says nothing",
    fn = "wording", args = { { question = "A?", choices = { "b", "c" }, answer = 1 } },
    expect = function(t, wording) t.eq(wording, nil) end,
  },
}
