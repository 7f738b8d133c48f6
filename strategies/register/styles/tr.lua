-- Türkçe. Her üslup: words = { { neyden, neye }, … }; letters: değişen harfler.
return {
  colloquial = { words = { { "nedir", "ne ki" }, { "değil", "diil" }, { "bir", "bi" }, { "şey", "şii" },
    { "burada", "burda" }, { "nerede", "nerde" }, { "hangisidir", "hangisi" }, { "kimdir", "kim" }, { "baba", "babam" },
    { "çocuklar", "veletler" } } },
  sms = { letters = { ["ı"] = "i", ["ş"] = "s", ["ç"] = "c", ["ğ"] = "g", ["ü"] = "u", ["ö"] = "o", ["Ş"] = "S",
    ["Ç"] = "C", ["Ğ"] = "G", ["Ü"] = "U", ["Ö"] = "O", ["İ"] = "I" }, words = { { "nasıl", "nsl" }, { "tamam", "tmm" },
    { "var", "wr" }, { "bir", "bi" } } },
  formal = { words = { { "sen", "siz" }, { "senin", "sizin" }, { "okul", "mektep" }, { "kelime", "sözcük" },
    { "ülke", "memleket" }, { "şehir", "kent" }, { "yıl", "sene" }, { "insanlar", "kişiler" }, { "cevap", "yanıt" },
    { "hekim", "doktor" } } },
}
