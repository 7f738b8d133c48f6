-- Indonesian. “salah satu” means “one of”, so the word for “wrong” does not count in front of “satu”.
return lacuna.language {
  api = 1, code = "id", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Indonesian", autonym = "bahasa Indonesia", script = "Latn", family = "pqw",
  direction = "ltr", resource = "high",
  codes = { apertium = "ind", azure = "id", deepl = "ID", google = "id", nllb = "ind_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Jawablah pertanyaan pilihan ganda ini. Tulis satu huruf saja: {labels}.",
      "Bacalah pertanyaannya dan pilih opsi yang benar. Tulis hurufnya saja ({labels}).",
      "Opsi mana yang benar? Berikan hanya salah satu huruf {labels}, tanpa penjelasan apa pun.",
      "Pilih jawaban terbaik dari daftar. Jawabanmu harus berupa satu huruf saja dari {labels}.",
      "Berikut ini pertanyaan dengan beberapa opsi. Sebutkan huruf opsi yang benar ({labels}) tanpa tambahan apa pun.",
    },
    text = {
      "Jawablah pertanyaan ini dengan satu kata atau frasa pendek.",
      "Berikan jawaban singkat atas pertanyaan ini: beberapa kata, tanpa penjelasan.",
      "Bacalah pertanyaannya dan tulis jawabannya saja, sesingkat mungkin.",
      "Jawablah pertanyaan berikut dengan paling banyak lima kata, bukan dengan kalimat lengkap.",
      "Apa jawaban pertanyaan ini? Sebutkan jawabannya saja, jangan tambahkan yang lain.",
    },
  },
  demands = {
    letter = [[huruf]], alone = [[saja|hanya|tanpa tambahan|jangan tambahkan]], unexplained = [[tanpa penjelasan]],
    best = [[terbaik]], word = [[satu kata]], short = [[pendek|singkat|beberapa kata]],
    five = [[paling banyak lima kata]], fragment = [[bukan dengan kalimat lengkap]],
  },
  question = "Pertanyaan: {stem}", option = "{label}. {choice}", answer = "Jawaban:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
  },

  affixes = {
    behind = { "lah", "nya", "kah", "pun" },
  },

  patterns = {
    cue = {
      [[jawaban(?:nya)?(?: yang)?(?: paling)?(?: (?:benar|tepat))? (?:adalah|ialah) (?:opsi|pilihan|huruf)]],
      [[(?:jawaban|opsi|pilihan|huruf)(?: yang)? (?:paling )?(?:benar|tepat|terbaik)(?:nya)? (?:adalah|ialah)]],
      [[yang (?:paling )?(?:benar|tepat) (?:adalah|ialah|yaitu)]],
      [[jawaban(?:nya|ku| saya| akhir(?:nya)?)? (?:adalah|ialah|yaitu)]],
      [[(?:adalah|ialah|yaitu) (?:opsi|pilihan|huruf|jawaban)]],
      [[(?:jawaban|kunci jawaban|jawabannya)(?: (?:yang )?(?:benar|tepat|akhir))?\h*:]],
      [[(?:opsi|pilihan|huruf)(?: (?:yang )?(?:benar|tepat))?\h*:]],
      [[(?:saya|aku) (?:akan )?(?:memilih|pilih)(?: (?:opsi|pilihan|jawaban|huruf))?]],
      [[(?:opsi|pilihan|huruf|jawaban(?:nya)?)]],
    },
    affirm = { [[(?:adalah |ialah |merupakan )?(?:jawaban |opsi |pilihan )?(?:yang )?(?:paling )?(?:benar|tepat)]] },
    contrast = { [[(?<!\p{L})(?:melainkan|tetapi|tapi)(?!\p{L})]] },
    condition = { [[(?:jika|kalau|apabila|seandainya|asalkan)(?!\p{L})(?! (?:saya |aku )?tidak salah)]] },
    reason = { [[(?:karena|sebab|penjelasan|alasan)(?!\p{L})]] },
    refusal = {
      [[(?:saya|aku) tidak (?:bisa|dapat|mampu) (?:membantu|menjawab|memberikan|memenuhi|melakukan|membahas)]],
      [[(?:maaf|mohon maaf|sayangnya),? (?:tetapi |tapi |namun )?(?:saya|aku|kami) tidak (?:bisa|dapat|mampu)]],
      [[(?:saya|aku) tidak (?:diizinkan|diperbolehkan|berwenang)]],
      [[(?:saya|aku) (?:menolak|harus menolak)]],
      [[sebagai (?:sebuah )?(?:AI|model bahasa|kecerdasan buatan|asisten)[^.]*tidak (?:bisa|dapat)]],
    },
    abstain = {
      [[(?:saya|aku) (?:benar-benar )?(?:tidak|kurang|nggak|tak) tahu]],
      [[(?:saya|aku) (?:tidak|kurang|belum) (?:begitu )?yakin]],
      [[entahlah|tidak tahu(?!\p{L})]],
      [[tidak (?:punya|memiliki|mempunyai) (?:ide|gambaran|petunjuk)]],
      [[tidak (?:ada|punya|memiliki|terdapat)?\h?cukup informasi|informasi(?:nya)? (?:tidak|kurang) (?:cukup|memadai)]],
      [[tidak (?:mungkin|dapat|bisa) (?:diketahui|ditentukan|dipastikan|mengetahui|menentukan)]],
    },
    negation = {
      [[(?<!\p{L})(?:tidak|tidaklah|bukan|bukanlah|tak|belum|jangan|tanpa|kecuali|mustahil|selain)(?!\p{L})]],
      [[(?<!\p{L})(?:jika|jikalau|kalau|apabila|bila|seandainya|apakah)(?!\p{L})]],
      [[(?<!\p{L})(?:salah(?! satu)|keliru|dieliminasi|mengeliminasi|coret|menyingkirkan|mengesampingkan)(?!\p{L})]],
    },
  },

  stop_words = {
    "yang", "dan", "di", "itu", "dengan", "untuk", "tidak", "ini", "dari", "dalam", "akan", "pada", "juga",
    "saya", "ke", "karena", "tersebut", "bisa", "ada", "mereka", "lebih", "kata", "tahun", "sudah", "atau", "saat",
    "oleh", "menjadi", "orang", "ia", "telah", "adalah", "seperti", "sebagai", "bahwa", "dapat", "para", "harus",
    "namun", "kita",
  },
  words = {
    "dia", "kami", "hanya", "antara", "banyak", "setelah", "sebelum", "masih", "satu", "hari", "lain", "sangat",
    "secara", "bagi", "tetapi", "tapi", "jika", "maka", "apa", "mana", "siapa", "bagaimana", "berapa", "adanya",
    "jawaban", "pertanyaan", "benar", "pilihan", "agar", "hingga", "terhadap", "sehingga", "yaitu", "serta", "anak",
    "perempuan", "pria", "wanita", "rumah", "tidaklah", "pernah", "seorang", "sebuah", "sesuatu", "ketika", "sambil",
    "lalu", "kemudian", "sedang", "semua", "setiap", "beberapa", "sendiri", "pun", "lagi", "atas", "bawah", "belum",
    "bukan", "dua", "tiga", "sekali", "sini", "sana", "begitu", "akhirnya", "biasanya", "kepada", "tentang",
    "melalui", "paling",
  },

  culture = {
    entities = {
      "mudik", "Lebaran", "gotong royong", "wayang kulit", "warung", "angkot", "becak", "ojek", "rukun tetangga",
      "Pancasila", "Sumpah Pemuda", "tumpeng", "jamu", "pesantren", "Kartini", "lenong", "Nyi Roro Kidul",
      "kampung halaman", "sinetron", "ondel-ondel", "Hari Thanksgiving", "Super Bowl", "peri gigi", "Hari Groundhog",
      "Halloween",
    },
    idioms = {
      "besar kepala", "kambing hitam", "meja hijau", "buah bibir", "buah tangan", "gulung tikar", "naik daun",
      "panjang tangan", "ringan tangan", "sambil menyelam minum air", "bagai air di daun talas",
      "tong kosong nyaring bunyinya", "ada udang di balik batu", "air susu dibalas", "sedia payung sebelum hujan",
      "banting tulang", "angkat kaki", "mulut manis", "menendang ember", "patahkan kaki", "hujan kucing dan anjing",
      "menumpahkan kacang", "sekali dalam bulan biru",
    },
  },

  mention = {
    "Kemarin seseorang menyebut “{thing}” dalam sebuah percakapan.",
    "Satu halaman di sebuah buku catatan lama berjudul “{thing}”.",
    "Tadi pagi seseorang menulis “{thing}” di papan tulis.",
    "Pada poster di lorong, orang-orang dapat membaca “{thing}” dengan huruf besar.",
    "Seorang teman mengirimi saya pesan yang diawali dengan “{thing}”.",
    "“{thing}” adalah hal pertama dalam daftar yang terletak di atas meja.",
    "Saat istirahat, dua siswa berbicara tentang “{thing}”.",
    "Label pada salah satu kotak di ruang bawah tanah bertuliskan “{thing}”.",
  },

  examples = {
    { stem = "Apa warna susu?", choices = { "biru", "hijau", "putih", "merah" }, answer = 3 },
    { stem = "Apa ibu kota Portugal?", choices = { "Lisbon", "Athena", "Oslo", "Roma" }, answer = 1 },
    { stem = "Hewan apa yang meringkik?", choices = { "bebek", "ikan", "kucing", "kuda" }, answer = 4 },
    { stem = "Berapa hasil 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Apa lawan kata “siang”?", choices = { "minggu", "malam", "tahun", "musim panas" }, answer = 2 },
    { stem = "Hari apa yang datang tepat setelah hari Jumat?",
      choices = { "Kamis", "Senin", "Rabu", "Sabtu" }, answer = 4 },
    { stem = "Apa yang dipakai orang di kaki?",
      choices = { "sepatu", "syal", "sarung tangan", "topi" }, answer = 1 },
    { stem = "Berapa jumlah kaki laba-laba?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Apa yang kita gunakan untuk memotong kertas?",
      choices = { "gunting", "sendok", "bantal", "lampu" }, answer = 1 },
    { stem = "Manakah di antara makanan ini yang merupakan buah?",
      choices = { "ikan", "keju", "roti", "apel" }, answer = 4 },
    { stem = "Di mana orang bisa meminjam buku?",
      choices = { "kandang kuda", "pantai", "perpustakaan", "toko roti" }, answer = 3 },
    { stem = "Apa yang didapat petani dari ayam betina?",
      choices = { "roti", "telur", "wol", "susu" }, answer = 2 },
  },
}
