-- Tiếng Việt. Mỗi phong cách: words = { { từ, thành }, … }.
return {
  sms = { small = true, words = { { "không", "ko" }, { "gì", "j" }, { "được", "đc" }, { "những", "nh" },
    { "người", "ng" }, { "với", "vs" }, { "cũng", "cx" }, { "biết", "bít" }, { "của", "củ" }, { "rồi", "r" },
    { "bao nhiêu", "bn" } } },
  dialect = { words = { { "bố", "ba" }, { "mẹ", "má" }, { "quả", "trái" }, { "lợn", "heo" }, { "ngô", "bắp" },
    { "bát", "chén" }, { "thìa", "muỗng" }, { "dứa", "thơm" }, { "hoa", "bông" }, { "ô tô", "xe hơi" },
    { "ốm", "bệnh" }, { "béo", "mập" }, { "tất", "vớ" }, { "mũ", "nón" } } },
  formal = { words = { { "bố", "thân phụ" }, { "nước", "quốc gia" }, { "nước nào", "quốc gia nào" }, { "ăn", "dùng" },
    { "chết", "qua đời" }, { "vợ", "phu nhân" }, { "trẻ con", "trẻ em" }, { "máy bay", "phi cơ" },
    { "bác sĩ", "y sĩ" } } },
}
