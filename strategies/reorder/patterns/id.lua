-- Bahasa Indonesia. patterns: { seperti ditanyakan, dalam urutan lain }; {word} satu kata, {x} dan {y} sepotong teks.
return { small = {}, slots = {}, patterns = {
  { "Apa {x}?", "{x} apa?" }, { "Siapa {x}?", "{x} siapa?" }, { "Di mana {x}?", "{x} di mana?" },
    { "Berapa {x}?", "{x} berapa?" }, { "Manakah {x}?", "{x} yang mana?" },
    { "Di negara mana {x}?", "{x} di negara mana?" }, { "Kapan {x}?", "{x} kapan?" },
} }
