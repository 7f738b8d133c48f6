local item = {
  id = "capital", stem = "What is the capital of France in 2024?", text = "What is the capital of France in 2024?",
  choices = { "Rome", "Paris", "Madrid" }, answer = 2,
}

local function target(language, script, stem, digits, choices)
  return { language = language, script = script, digits = digits or "0123456789", stem = stem, text = stem, choices = choices or { "x", "y", "z" } }
end

local function wide_letters(s)
  local n = 0
  for _, code in utf8.codes(s) do n = n + (code >= 0xFF21 and code <= 0xFF5A and 1 or 0) end
  return n
end

local function becomes(way, stem)
  return function(t, edits)
    t.eq(#edits, 1)
    t.eq(edits[1].note, way)
    t.eq(edits[1].target_text, stem)
    t.ok(edits[1].text ~= item.stem, "English changes, too")
    t.eq(utf8.len(edits[1].text), utf8.len(item.stem))
    t.eq(text.fold(edits[1].text), text.fold(item.stem), "English is the same but for the width")
  end
end

local function case(name, way, where, stem)
  return { name = name, item = item, target = where, opt = { way = way }, expect = becomes(way, stem) }
end

return lacuna.spec {
  case("Spanish without its marks", "plain", target("es", "Latn", "¿Cuál es la capital de España, según Ñoño?"), "¿Cual es la capital de Espana, segun Nono?"),
  case("Vietnamese without its marks", "plain", target("vi", "Latn", "Thủ đô của Đức là gì?"), "Thu do cua Duc la gi?"),
  case("Turkish without its letters", "plain", target("tr", "Latn", "İtalya'nın başkenti neresidir?"), "Italya'nin baskenti neresidir?"),
  case("Russian in Latin letters, one for one", "latin", target("ru", "Cyrl", "Какая щука живёт в Юрюзани?"), "Kakaâ ŝuka živët v Ûrûzani?"),
  case("Arabic in Latin letters, from right to left", "latin", target("ar", "Arab", "ما هي عاصمة فرنسا؟"), "mā hy ʿāṣmẗ frnsā؟"),
  case("Arabic as people type it", "plain", target("ar", "Arab", "أي مدينة هي العاصمة؟"), "اي مدينه هي العاصمه؟"),
  case("Hebrew in Latin letters", "latin", target("he", "Hebr", "מה בירת צרפת?"), "mh byrt ṣrpt?"),
  case("Japanese in the other kana", "kana", target("ja", "Jpan", "フランスの首都はどこですか？"), "フランスノ首都ハドコデスカ？"),
  case("Chinese in traditional characters", "other_han", target("zh", "Hans", "法国的马车有几个门？"), "法國的馬車有几個門？"),
  case("the digits of the language", "digits", target("hi", "Deva", "भारत में 28 राज्य कब थे?", "०१२३४५६७८९"), "भारत में २८ राज्य कब थे?"),
  case("full-width digits where it has none of its own", "digits", target("sw", "Latn", "Je, 12 ni nini?"), "Je, １２ ni nini?"),
  case("the placebo in full width, like English", "fullwidth", target("en-x-placebo", "Latn", "Which city?", nil, item.choices), "Ｗｈｉｃｈ ｃｉｔｙ?"),
  {
    name = "as many English letters change as target letters do, to the word",
    item = item, target = target("es", "Latn", "¿Cuál es la capital?"), opt = { way = "plain" },
    expect = function(t, edits)
      t.ok(wide_letters(edits[1].text) > 0 and wide_letters(edits[1].text) <= 7, edits[1].text)
    end,
  },
  {
    name = "quotations and choices keep their characters",
    item = item, target = target("fr", "Latn", "Le contraire de « âgé » est où, à l’été ?", nil, { "été", "y" }), opt = { way = "plain" },
    expect = function(t, edits) t.eq(edits[1].target_text, "Le contraire de « âgé » est ou, a l’été ?") end,
  },
  {
    name = "a language without other characters has no edits, and a note",
    item = { stem = "What is this?", text = "What is this?", choices = { "a", "b" }, answer = 1 },
    target = target("am", "Ethi", "ይህ ምንድን ነው?"),
    expect = function(t, edits)
      t.eq(#edits, 0)
      t.eq(#t.notes, 1)
    end,
  },
}
