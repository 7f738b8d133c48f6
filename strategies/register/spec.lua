local item = {
  id = "colour-film", stem = "What is the colour of your old film?", text = "What is the colour of your old film?",
  choices = { "red", "blue", "green" }, answer = 2,
}

local function target(language, stem, choices)
  return { language = language, name = language, stem = stem, text = stem, choices = choices or { "x", "y", "z" } }
end

local function becomes(english, other, note)
  return function(t, edits)
    for _, edit in ipairs(edits) do
      t.ok(utf8.len(edit.text) <= 1.1 * utf8.len(item.stem), edit.text)
      if edit.note == note then
        t.eq(edit.side, "replace")
        t.eq(edit.text, english)
        t.eq(edit.target_text, other)
        return
      end
    end
    t.ok(false, "no " .. note)
  end
end

local SMS, US = "whats da colour of ur old film?", "What is the color of your old movie?"

return lacuna.spec {
  {
    name = "as in a text message", item = item, target = target("es", "¿Qué color tiene la película de tu casa?"),
    expect = becomes(SMS, "q kolor tne la película d tu ksa?", "sms"),
  },
  {
    name = "tu becomes su, and English gets more formal words",
    item = { stem = "In which city do people live with their sick animals?",
      text = "In which city do people live with their sick animals?", choices = item.choices, answer = 1 },
    target = target("es", "¿En qué ciudad vive tu gato?"), opt = { style = "formal" },
    expect = { { side = "replace", note = "formal", text = "In which city do persons live with their unwell animals?",
      target_text = "¿En qué ciudad reside su gato?" } },
  },
  {
    name = "the other side of the ocean", item = item, target = target("de", "Welche Farbe hat die große Straßenbahn?"), opt = { style = "dialect" },
    expect = becomes(US, "Welche Farbe hat die grosse Tram?", "dialect"),
  },
  {
    name = "French, around its no-break space", item = item, target = target("fr", "Quelle est la couleur du chien ?"), opt = { style = "colloquial" },
    expect = becomes("What’s the colour of your old flick?", "C’est quoi la couleur du clebs ?", "colloquial"),
  },
  {
    name = "Arabic, from right to left: hamza and ta marbuta as people type them",
    item = item, target = target("ar", "أي مدينة هي العاصمة؟"), opt = { style = "sms" },
    expect = becomes(SMS, "اي مدينه هي العاصمه؟", "sms"),
  },
  {
    name = "Chinese, without spaces", item = item, target = target("zh", "您的旧电影是什么颜色？"), opt = { style = "colloquial" },
    expect = becomes("What’s the colour of your old flick?", "您的旧电影是啥颜色？", "colloquial"),
  },
  {
    name = "the placebo is written in the English registers",
    item = item, target = target("en-x-placebo", "Your old film has which colour?", item.choices), opt = { style = "dialect" },
    expect = becomes(US, "Your old movie has which color?", "dialect"),
  },
  {
    name = "choices and quotations stay",
    item = { stem = "What is “your colour” of film?", text = "What is “your colour” of film?", choices = { "film", "colour" }, answer = 1 },
    target = target("es", "¿Qué «color» tiene?"), opt = { style = "dialect" }, expect = {},
  },
  {
    name = "a language without registers has no edits, and a note", item = item, target = target("sw", "Filamu yako ina rangi gani?"),
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.notes, 1)
    end,
  },
}
