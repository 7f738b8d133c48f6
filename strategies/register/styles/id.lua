-- Bahasa Indonesia. Setiap gaya: words = { { dari, ke }, … }.
return {
  colloquial = { words = { { "tidak", "nggak" }, { "apa", "apaan" }, { "sudah", "udah" }, { "saja", "aja" },
    { "kamu", "lo" }, { "bagaimana", "gimana" }, { "mengapa", "kenapa" }, { "ibu", "mama" }, { "uang", "duit" },
    { "besar", "gede" }, { "siapa", "siapa sih" }, { "membuat", "bikin" }, { "terbesar", "paling gede" } } },
  formal = { words = { { "kenapa", "mengapa" }, { "cuma", "hanya" }, { "bikin", "membuat" }, { "kamu", "Anda" },
    { "pakai", "gunakan" }, { "orang", "insan" }, { "hewan", "satwa" }, { "binatang", "satwa" },
    { "dipakai", "digunakan" }, { "beli", "membeli" } } },
  sms = { small = true, words = { { "yang", "yg" }, { "dengan", "dgn" }, { "untuk", "utk" }, { "tidak", "tdk" },
    { "dari", "dr" }, { "pada", "pd" }, { "orang", "org" }, { "adalah", "adlh" }, { "banyak", "byk" },
    { "dalam", "dlm" }, { "apa", "ap" }, { "mana", "mn" }, { "warna", "wrn" }, { "sebuah", "sbuah" } } },
}
