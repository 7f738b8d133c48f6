-- Deutsch. patterns: { wie gefragt wird, in anderer Folge }; {word} ist ein Wort; {x}, {y} ein Stück Text.
return {
  small = { "der", "die", "das", "ein", "eine", "den", "dem", "in", "auf", "mit", "nach", "vor" },
  slots = { order = { "nach", "vor" }, is = { "ist", "sind" }, has = { "hat", "haben" } },
  patterns = {
    { "Welche Farbe {has} {x}?", "{x} {has} welche Farbe?" }, { "Was {is} {x}?", "{x} {is} was?" },
      { "Wie heißt {x}?", "{x} heißt wie?" },
    { "Wie viele {word} {has} {x}?", "{x} {has} wie viele {word}?" }, { "Wie viel ist {x}?", "{x} ist wie viel?" },
      { "Wo {word} {x}?", "{x} {word} wo?" },
    { "Welcher {word} kommt direkt {order} {x}?", "Direkt {order} {x} kommt welcher {word}?" },
      { "In welchem {word} {is} {x}?", "{x} {is} in welchem {word}?" },
    { "In welcher {word} {is} {x}?", "{x} {is} in welcher {word}?" }, { "Womit {word} {x}?", "{x} {word} womit?" },
      { "Welches der folgenden {word} {x}?", "Von den folgenden {word}, welches {x}?" },
    { "Wer {word} {x}?", "{x} {word} wer?" },
  },
}
