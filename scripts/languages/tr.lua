-- Turkish. I is the capital of ı and İ that of i; patterns spell out both, since matching does not know it.
-- The verb and its suffix follow the answer: “Doğru cevap B’dir”, “B seçeneği doğrudur”.
return lacuna.language {
  api = 1, code = "tr", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Turkish", autonym = "Türkçe", script = "Latn", family = "trk", direction = "ltr", resource = "high",
  codes = { apertium = "tur", azure = "tr", deepl = "TR", google = "tr", nllb = "tur_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Çoktan seçmeli soruyu cevapla. Yalnızca tek bir harf yaz: {labels}.",
      "Soruyu oku ve doğru seçeneği seç. Onun harfinden başka bir şey yazma ({labels}).",
      "Hangi seçenek doğru? Hiçbir açıklama yapmadan {labels} harflerinden yalnızca birini ver.",
      "Listeden en iyi cevabı seç. Cevabın şu harflerden yalnızca biri olmalı: {labels}.",
      "Aşağıda birkaç seçenekli bir soru var. Doğru seçeneğin harfini söyle ({labels}), başka bir şey ekleme.",
    },
    text = {
      "Soruyu tek bir kelimeyle ya da kısa bir ifadeyle cevapla.",
      "Soruya kısa bir cevap ver: birkaç kelime, açıklama yok.",
      "Soruyu oku ve yalnızca cevabı, olabildiğince kısa yaz.",
      "Aşağıdaki soruya en fazla beş kelimeyle, tam cümle kurmadan cevap ver.",
      "Bu sorunun cevabı nedir? Yalnızca onu söyle, başka bir şey ekleme.",
    },
  },
  demands = {
    letter = [[harf]], alone = [[yalnızca|başka bir şey]], unexplained = [[açıklama (?:yapmadan|yok)]],
    best = [[en iyi]], word = [[tek bir kelime]], short = [[kısa|birkaç kelime]], five = [[en fazla beş kelime]],
    fragment = [[tam cümle kurmadan]],
  },
  question = "Soru: {stem}", option = "{label}. {choice}", answer = "Cevap:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = { "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on" },
  case = "turkic",
  normal = { map = { ["â"] = "a", ["î"] = "i", ["û"] = "u", ["’"] = "'" } },

  affixes = {
    behind = {
      "dır", "dir", "dur", "dür", "tır", "tir", "tur", "tür", "da", "de", "ta", "te", "ı", "i", "u", "ü", "a", "e",
      "ın", "in", "un", "ün", "lar", "ler", "yı", "yi", "yu", "yü", "ya", "ye", "yla", "yle", "la", "le", "dan",
      "den", "tan", "ten", "nın", "nin", "nun", "nün", "sı", "si", "su", "sü", "ları", "leri",
    },
  },

  patterns = {
    cue = {
      [[(?:doğru|en doğru|en iyi|en uygun) (?:cevap|yan[ıI]t|seçenek|ş[ıI]k|harf)(?: ise| bu nedenle)?]],
      [[doğru (?:cevab[ıI]n|seçeneğin) harfi]],
      [[(?:sorunun|bu sorunun|doğru) (?:cevab[ıI]|yan[ıI]t[ıI])]],
      [[doğru olan(?: seçenek)?]],
      [[(?:cevap|cevab[ıI]m|yan[ıI]t|yan[ıI]t[ıI]m|sonuç)\h*:]],
      [[(?:seçenek|ş[ıI]k|harf)\h*:]],
      [[(?:cevab[ıI]m|yan[ıI]t[ıI]m|seçimim|tercihim)]],
      [[(?:cevap|yan[ıI]t|seçenek|ş[ıI]k)]],
    },
    affirm = {
      [[^ ?(?:şıkkı |seçeneği |harfi )?(?:en )?doğru]],
      [[^ ?(?:şıkkı|seçeneği)(?:d[ıi]r)?$]],
      [[^ ?(?:şıkkını |seçeneğini |harfini )?(?:seçiyorum|seçerim|işaretliyorum)]],
    },
    contrast = { [[(?<!\p{L})(?:fakat|ama|aksine|bilakis|oysa)(?!\p{L})]] },
    condition = { [[(?:eğer|şayet)(?!\p{L})|[^.,]*(?:olsayd[ıI]|olursa)(?!\p{L})]] },
    reason = { [[(?:çünkü|zira|açıklama|gerekçe)(?!\p{L})]] },
    refusal = {
      [[(?:yan[ıI]tlaya|cevaplaya|sağlaya|yapa)(?:mam|m[ıI]yorum)|(?:cevap|yan[ıI]t) vere(?:mem|miyorum)]],
      [[yerine getire(?:mem|miyorum)|konuşa(?:mam|m[ıI]yorum)]],
      [[yard[ıI]mc[ıI] ola(?:mam|m[ıI]yorum)]],
      [[(?:üzgünüm|maalesef|özür dilerim|kusura bakma(?:y[ıI]n)?),? [^.]*(?:am[ıI]yorum|emiyorum|amam|emem)]],
      [[(?:reddediyorum|reddetmek zorunday[ıI]m)]],
      [[(?:yapay zek[aâ](?: modeli)?|dil modeli) olarak[^.]*(?:am[ıI]yorum|emiyorum|amam|emem)]],
    },
    abstain = {
      [[(?<!\p{L})bilmiyorum(?!\p{L})]],
      [[(?<!\p{L})bilemiyorum(?!\p{L})]],
      [[emin (?:değilim|olam[ıI]yorum)]],
      [[(?:hiç(?:bir)? )?fikrim yok]],
      [[yeterli bilgi (?:yok|verilmemiş|bulunmuyor|bulunmamakta|değil)|bilgi yetersiz|yeterli bilgim yok]],
      [[(?:bilmek|söylemek|belirlemek) (?:mümkün değil|imk[aâ]ns[ıI]z)|belirlenemez]],
    },
    negation = {
      [[(?<!\p{L})(?:değil|değildir|değilse|yok|eğer|hariç|d[ıI]ş[ıI]nda|hiçbir|hiçbiri|olamaz|yerine)(?!\p{L})]],
      [[(?<!\p{L})(?:yanl[ıI]ş|yanl[ıI]şt[ıI]r|hatal[ıI]|hatal[ıI]d[ıI]r|eleriz|eliyorum|elenir)(?!\p{L})]],
      [[(?<!\p{L})\p{L}*(?:maz|mez|m[ıI]yor|miyor|mad[ıI]|medi)(?!\p{L})]],
    },
  },

  stop_words = {
    "ve", "bir", "bu", "da", "de", "için", "ile", "çok", "daha", "olarak", "en", "gibi", "o", "ne", "kadar",
    "olan", "sonra", "ama", "her", "ya", "ancak", "ki", "var", "değil", "mi", "mı", "göre", "oldu", "olduğu",
    "önce", "şey", "ise", "veya", "bunu", "hangi", "iki", "nedir", "ben", "sen", "hem",
  },
  words = {
    "olduğunu", "tarafından", "üzerinde", "arasında", "içinde", "kendi", "bütün", "bile", "yeni", "büyük", "şu",
    "biz", "onlar", "zaman", "nasıl", "neden", "çünkü", "yani", "etmek", "olur", "yer", "yıl", "gün", "doğru",
    "cevap", "soru", "aşağıdaki", "hangisi", "hangisidir", "vardır", "eder", "kaç", "diye", "bazı", "yok", "adam",
    "kadın", "çocuk", "benim", "senin", "onun", "beni", "bana", "seni", "onu", "ona", "kız", "artık", "hiç", "kimse",
    "şimdi", "böyle", "öyle", "bunun", "şekilde", "başka", "iyi", "evet", "hayır", "gerekir", "olması", "olabilir",
    "olmak", "etti", "dedi", "vardı", "idi", "sadece", "yalnızca", "bundan", "buna", "bunlar", "bizim", "insanlar",
    "insan", "ilk", "son", "tek", "tüm", "birkaç", "birçok", "üç", "diğer", "aynı", "ayrıca", "belki", "karşı",
    "doğrudur", "seçenek", "biri", "birini", "kendisi", "kendini", "eve", "istedi", "nereye", "niye", "kişi",
    "genellikle", "ardından",
  },

  culture = {
    entities = {
      "Kurban Bayramı", "Ramazan Bayramı", "Nasreddin Hoca", "Keloğlan", "Karagöz", "dolmuş", "gecekondu", "simit",
      "kına gecesi", "sünnet düğünü", "nazar boncuğu", "Hıdırellez", "Kapalıçarşı", "muhtar", "KPSS",
      "İstiklal Marşı", "23 Nisan", "rakı sofrası", "yağlı güreş", "aşure", "Şükran Günü", "Super Bowl", "diş perisi",
      "Cadılar Bayramı", "şeker mi şaka mı", "Köstebek Günü",
    },
    idioms = {
      "nalları dikmek", "kulağına küpe", "dananın kuyruğu", "armut piş, ağzıma düş", "damlaya damlaya göl olur",
      "ateş olmayan yerden duman çıkmaz", "pire için yorgan", "bir taşla iki kuş", "iki ayağı bir pabuca",
      "balık etli", "eski çamlar bardak oldu", "atı alan Üsküdar’ı geçti", "ocağına incir ağacı", "çantada keklik",
      "bir bacak kır", "bacağını kır", "mavi ayda bir", "pabucu dama", "gözden düşmek", "etekleri zil",
      "ağzından baklayı", "ipe un", "kafayı yedi", "kovayı tekmelemek", "kovayı tekmeledi", "fasulyeleri dökmek",
      "fasulyeleri döktü",
    },
  },

  mention = {
    "Dün bir sohbette birisi “{thing}” sözünü etti.",
    "Eski bir defterin bir sayfası “{thing}” başlığını taşıyor.",
    "Bu sabah biri tahtaya “{thing}” yazdı.",
    "Koridordaki bir afişte büyük harflerle “{thing}” yazısı okunuyordu.",
    "Bir arkadaşım bana “{thing}” diye başlayan bir mesaj gönderdi.",
    "“{thing}”, masanın üzerinde duran bir listenin ilk maddesiydi.",
    "Teneffüste iki öğrenci “{thing}” hakkında konuşuyordu.",
    "Bodrumdaki kutulardan birinin etiketinde “{thing}” yazıyor.",
  },

  examples = {
    { stem = "Süt ne renktir?", choices = { "mavi", "yeşil", "beyaz", "kırmızı" }, answer = 3 },
    { stem = "Portekiz’in başkenti hangisidir?", choices = { "Lizbon", "Atina", "Oslo", "Roma" }, answer = 1 },
    { stem = "Hangi hayvan kişner?", choices = { "ördek", "balık", "kedi", "at" }, answer = 4 },
    { stem = "5 + 4 kaç eder?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "“Gündüz” kelimesinin zıt anlamlısı hangisidir?",
      choices = { "hafta", "gece", "yıl", "yaz" }, answer = 2 },
    { stem = "Cumadan hemen sonra hangi gün gelir?",
      choices = { "perşembe", "pazartesi", "çarşamba", "cumartesi" }, answer = 4 },
    { stem = "İnsanlar ayaklarına ne giyer?", choices = { "ayakkabı", "atkı", "eldiven", "şapka" }, answer = 1 },
    { stem = "Bir örümceğin kaç bacağı vardır?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Kâğıt kesmek için ne kullanırız?", choices = { "makas", "kaşık", "yastık", "lamba" }, answer = 1 },
    { stem = "Bu yiyeceklerden hangisi bir meyvedir?",
      choices = { "balık", "peynir", "ekmek", "elma" }, answer = 4 },
    { stem = "Ödünç kitap alınan yer hangisidir?",
      choices = { "ahır", "plaj", "kütüphane", "fırın" }, answer = 3 },
    { stem = "Çiftçi tavuklardan ne alır?", choices = { "ekmek", "yumurta", "yün", "süt" }, answer = 2 },
  },
}
