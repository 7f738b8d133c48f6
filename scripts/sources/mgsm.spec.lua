local about = { file = "mgsm_en.tsv", rows = { 1, 2, 3 }, seed = 4 }

return lacuna.spec {
  {
    name = "four numbers, alike in all languages, the right one among them",
    args = { { { en = { question = "2 cows and 3 pigs: how many?", answer = "5" }, sw = { question = "Ng'ombe 2 na nguruwe 3: wangapi?", answer = "5" } } }, {}, about },
    expect = function(t, items)
      local item = items[1]
      t.eq(item.id, "mgsm-1")
      t.eq(item.en.choices, item.sw.choices)
      t.eq(item.en.choices[item.answer + 1], "5")
      t.eq(#item.en.choices, 4)
      local seen = {}
      for _, choice in ipairs(item.en.choices) do
        t.ok(not seen[choice] and tonumber(choice) > 0, choice)
        seen[choice] = true
      end
    end,
  },
  {
    name = "small and large numbers have three other ones; thousands may be set apart",
    args = { { { en = { question = "a", answer = "1" } }, { en = { question = "b", answer = "18,000" } }, { en = { question = "c", answer_number = 26 } } }, {}, about },
    expect = function(t, items)
      for i, right in ipairs { "1", "18000", "26" } do
        t.eq(items[i].en.choices[1], right)
        t.eq(#items[i].en.choices, 4)
      end
    end,
  },
  {
    name = "rows of the hub: the answer as a text, in digits of its language",
    args = { { { en = { instruction = "Solve.", question = "a", answer_prefix = "Answer", answer = "42" }, ar = { question = "b", answer = "٤٢" } } }, {}, about },
    expect = function(t, items)
      t.eq(items[1].ar.stem, "b")
      t.eq(items[1].ar.choices[1], "42")
    end,
  },
  {
    name = "answers that differ, and none",
    args = { { { en = { question = "a", answer = "1" }, th = { question = "b", answer = "2" } }, { en = { question = "a", answer = "x" } } }, {}, about },
    expect = { "th has answer 2 where English has 1", "the answer is no whole number above 0" },
  },
  {
    name = "a row of one language alone has no choices",
    fn = "wording", args = { { question = "a", answer = "18,000" } },
    expect = { stem = "a", choices = {}, answer = "18000" },
  },
}
