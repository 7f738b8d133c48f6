-- Wörter und Wendungen deutscher Fragen und andere, die dort dasselbe fragen. { von, zu }.
return {
  { "das Gegenteil", "der Gegensatz" }, { "bedeutet", "heißt" }, { "kommt direkt nach", "folgt direkt auf" },
  { "größte", "riesigste" }, { "meistens", "meist" }, { "normalerweise", "gewöhnlich" },
    { "gewöhnlich", "normalerweise" },
  { "benutzt man", "verwendet man" }, { "verwendet man", "benutzt man" }, { "benutzen", "verwenden" },
    { "Land", "Staat" },
  { "Gegenstand", "Ding" }, { "Werkzeug", "Gerät" }, { "Gerät", "Apparat" }, { "kaufen", "erwerben" },
    { "beginnt", "fängt an" },
  { "nennt man", "heißt" }, { "Fahrzeug", "Gefährt" }, { "retten", "bergen" }, { "schnell", "rasch" },
    { "oft", "häufig" },
  { "häufig", "oft" }, { "Menschen", "Leute" }, { "Leute", "Menschen" }, { "wichtigste", "zentrale" },
    { "sehr", "äußerst" },
  { "befindet sich", "liegt" }, { "welche Farbe", "welchen Farbton" }, { "Tier", "Lebewesen" }, { "zeigt", "weist" },
  { "nahe", "dicht" }, { "bekommen", "erhalten" }, { "erhalten", "bekommen" }, { "anfangen", "beginnen" },
    { "vielleicht", "eventuell" },
}
