local item = {
  id = "capital", stem = "What is the capital city of France?", text = "What is the capital city of France?",
  choices = { "Rome", "Paris", "Madrid" }, answer = 2,
}

local function target(language, stem, choices) return { language = language, stem = stem, text = stem, choices = choices } end

local es = target("es", "¿Cuál es la ciudad capital de Francia?", { "Roma", "París", "Madrid" })

-- How many words differ; the number of words must be the same.
local function changed(t, before, after)
  local a, b, n = text.words(before), text.words(after), 0
  t.eq(#b, #a, "no word comes or goes: " .. after)
  for i = 1, #a do n = n + (a[i].text == b[i].text and 0 or 1) end
  return n
end

local function sound(t, edits, where, slips)
  t.eq(#edits, 3)
  for _, edit in ipairs(edits) do
    t.eq(edit.side, "replace")
    t.eq(changed(t, item.stem, edit.text), slips)
    t.eq(changed(t, where.stem, edit.target_text), slips)
    t.ok(utf8.len(edit.text) <= 1.1 * utf8.len(item.stem), edit.text)
    t.ok(utf8.len(edit.target_text) <= 1.1 * utf8.len(where.stem), edit.target_text)
  end
end

local function each(name, where, opt, slips)
  return { name = name, item = item, target = where, opt = opt, expect = function(t, edits) sound(t, edits, where, slips or 1) end }
end

return lacuna.spec {
  each("one slip in a word of each side", es),
  each("the rate says how many words have one", es, { rate = 0.5 }, 2),
  each("Arabic, from right to left", target("ar", "ما هي عاصمة دولة فرنسا؟", { "روما", "باريس", "مدريد" })),
  each("Hebrew", target("he", "איזו עיר היא בירת צרפת?", { "רומא", "פריז", "מדריד" })),
  each("Hindi", target("hi", "फ्रांस की राजधानी कौन-सा शहर है?", { "रोम", "पेरिस", "मैड्रिड" })),
  each("Russian", target("ru", "Какой город является столицей Франции?", { "Рим", "Париж", "Мадрид" })),
  each("Korean, letter by letter", target("ko", "프랑스의 수도는 어느 도시입니까?", { "로마", "파리", "마드리드" }), { kind = "neighbour" }),
  each("the placebo is typed on the English keyboard", target("en-x-placebo", "Which city is the capital of France?", item.choices)),
  {
    name = "a neighbour of the key is hit, and the capital stays",
    item = { stem = "Mmmm?", text = "Mmmm?", choices = { "a", "b" }, answer = 1 },
    target = target("fr", "Wwww ?", { "a", "b" }), opt = { kind = "neighbour" },
    expect = function(t, edits)
      for _, edit in ipairs(edits) do
        t.like(edit.text, "^M[mnjk]+%?$")
        t.like(edit.target_text, "^W[wqsx]+ %?$")
        t.ok(edit.text ~= "Mmmm?")
      end
    end,
  },
  {
    name = "numbers, quotations and names of choices stay",
    item = { stem = "Is 1984 Madrid “really” 12345?", text = "Is 1984 Madrid “really” 12345?", choices = { "Madrid", "Rome" }, answer = 1 },
    target = target("es", "¿Es Madrid grande?", { "Madrid", "Roma" }),
    expect = {},
  },
  {
    name = "no word becomes another word of the question",
    item = { stem = "form from", text = "form from", choices = { "a", "b" }, answer = 1 },
    target = target("es", "cosa caso", { "a", "b" }), opt = { kind = "swap", tries = 12 },
    expect = function(t, edits)
      for _, edit in ipairs(edits) do
        t.ok(edit.text ~= "from from" and edit.text ~= "form form", edit.text)
        t.ok(edit.target_text ~= "caso caso", edit.target_text)
      end
    end,
  },
  {
    name = "a language that is typed in another way has no edits, and a note",
    item = item, target = target("zh", "法国的首都是哪座城市？", { "罗马", "巴黎", "马德里" }),
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.notes, 1)
    end,
  },
}
