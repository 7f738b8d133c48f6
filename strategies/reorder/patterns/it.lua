-- Italiano. patterns: { come si chiede, in altro ordine }; {word} è una parola; {x}, {y} un pezzo di testo.
return {
  small = { "il", "la", "lo", "i", "gli", "le", "un", "una", "di", "in", "con", "per" },
  slots = { is = { "è", "sono" }, has = { "ha", "hanno" }, count = { "Quanti", "Quante" } },
  patterns = {
    { "Qual è {x}?", "{x} qual è?" }, { "Di che colore {is} {x}?", "{x} di che colore {is}?" },
      { "{count} {word} {has} {x}?", "{x} {count} {word} {has}?" },
    { "Quanto fa {x}?", "{x} quanto fa?" }, { "In quale {word} si trova {x}?", "{x} in quale {word} si trova?" },
      { "Dove {x}?", "{x} dove?" },
    { "Come si chiama {x}?", "{x} come si chiama?" },
      { "Quale dei seguenti {word} {x}?", "Dei seguenti {word}, quale {x}?" }, { "Chi {word} {x}?", "{x} chi {word}?" },
    { "Cosa si usa per {x}?", "Per {x} cosa si usa?" },
  },
}
