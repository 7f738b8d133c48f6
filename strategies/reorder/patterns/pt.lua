-- Português. patterns: { como se pergunta, noutra ordem }; {word} é uma palavra; {x}, {y} um pedaço de texto.
return {
  small = { "o", "a", "os", "as", "um", "uma", "de", "em", "com", "para" },
  slots = { is = { "é", "são" }, has = { "tem", "têm" }, count = { "Quantos", "Quantas" }, at = { "fica", "ficam",
    "está", "estão" } },
  patterns = {
    { "Qual é {x}?", "{x} qual é?" }, { "De que cor {is} {x}?", "{x} {is} de que cor?" },
      { "{count} {word} {has} {x}?", "{x} {has} {count} {word}?" },
    { "Quanto é {x}?", "{x} é quanto?" }, { "Em que {word} {at} {x}?", "{x} {at} em que {word}?" },
      { "Onde {x}?", "{x} onde?" },
    { "Como se chama {x}?", "{x} como se chama?" }, { "O que usamos para {x}?", "Para {x}, o que usamos?" },
      { "Qual dos seguintes {word} {x}?", "Dos seguintes {word}, qual {x}?" },
    { "Quem {word} {x}?", "{x} quem {word}?" },
  },
}
