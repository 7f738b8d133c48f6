-- Deutsch. Jeder Stil: words = { { von, zu }, … }; letters, drop (was wegfällt), small (ohne großen Anfang).
return {
  colloquial = { words = {
    { "was ist", "was is" }, { "wo ist", "wo is" }, { "ist", "is" }, { "nicht", "nich" }, { "ein", "n" },
      { "eine", "ne" }, { "einen", "nen" }, { "Kinder", "Kids" }, { "Vater", "Papa" },
    { "Mutter", "Mama" }, { "Menschen", "Leute" }, { "Fernseher", "Glotze" }, { "etwas", "was" },
      { "Polizist", "Bulle" }, { "Geld", "Kohle" }, { "arbeiten", "schuften" }, { "haben wir", "ham wir" },
  } },
  formal = { words = {
    { "du", "Sie" }, { "kannst du", "können Sie" }, { "benutzt du", "benutzen Sie" }, { "nennst du", "nennen Sie" },
      { "dein", "Ihr" }, { "deine", "Ihre" }, { "deiner", "Ihrer" }, { "deines", "Ihres" }, { "bekommen", "erhalten" },
      { "Leute", "Personen" },
    { "Menschen", "Personen" }, { "benutzt", "verwendet" }, { "kaufen", "erwerben" }, { "anfangen", "beginnen" },
      { "gehen", "begeben sich" }, { "wohnt", "residiert" },
  } },
  sms = { small = true, words = {
    { "und", "u" }, { "nicht", "nit" }, { "viele", "vl" }, { "auch", "au" }, { "mit", "m" }, { "ist", "is" },
      { "welche", "wlche" }, { "welches", "wlches" }, { "welcher", "wlcher" }, { "man", "mn" }, { "wie", "wi" },
    { "für", "f" }, { "oder", "od" }, { "heißt", "heist" }, { "jemand", "jmd" }, { "zwischen", "zw" }, { "was", "ws" },
  } },
  dialect = { letters = { ["ß"] = "ss" }, words = { -- Schweiz, Österreich
    { "Januar", "Jänner" }, { "Februar", "Feber" }, { "Kartoffel", "Erdapfel" }, { "Tomate", "Paradeiser" },
      { "Krankenhaus", "Spital" }, { "Fahrrad", "Velo" }, { "Treppe", "Stiege" },
    { "Junge", "Bub" }, { "Brötchen", "Semmel" }, { "Tüte", "Sackerl" }, { "Stuhl", "Sessel" }, { "Sahne", "Obers" },
      { "Fußball", "Fussball" }, { "Straßenbahn", "Tram" }, { "Handy", "Natel" },
  } },
}
