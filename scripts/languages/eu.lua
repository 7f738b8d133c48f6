-- Basque. The answer mostly stands before its verb ("Erantzun zuzena B da"), so a cue may lack one.
return lacuna.language {
  api = 1, code = "eu", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Basque", autonym = "euskara", script = "Latn", family = "euq", direction = "ltr", resource = "mid",
  codes = { apertium = "eus", azure = "eu", deepl = "EU", google = "eu", nllb = "eus_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Erantzun aukera anitzeko galderari. Eman letra bakarra: {labels}.",
      "Irakurri galdera eta hautatu aukera zuzena. Idatzi haren letra besterik ez ({labels}).",
      "Zein aukera da zuzena? Eman {labels} letretako bat bakarrik, inolako azalpenik gabe.",
      "Hautatu zerrendako erantzunik onena. Zure erantzunak letra bakar bat izan behar du, {labels} artekoa.",
      "Hona hemen hainbat aukera dituen galdera bat. Esan aukera zuzenaren letra ({labels}), eta ez gehitu beste ezer.",
    },
    text = {
      "Erantzun galderari hitz batez edo esapide labur batez.",
      "Eman erantzun labur bat galderari: hitz gutxi, azalpenik gabe.",
      "Irakurri galdera eta idatzi erantzuna bakarrik, ahalik eta laburren.",
      "Erantzun galdera honi gehienez bost hitzez, esaldi osorik egin gabe.",
      "Zein da galdera honen erantzuna? Esan hori, eta ez gehitu beste ezer.",
    },
  },
  demands = {
    letter = [[letr]], alone = [[bakar|besterik ez|ez gehitu beste ezer]], unexplained = [[azalpenik gabe]],
    best = [[onena]], word = [[hitz batez]], short = [[labur|hitz gutxi]], five = [[gehienez bost hitzez]],
    fragment = [[esaldi osorik egin gabe]],
  },
  question = "Galdera: {stem}", option = "{label}. {choice}", answer = "Erantzuna:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = { "bat", "bi", "hiru", "lau", "bost", "sei", "zazpi", "zortzi", "bederatzi", "hamar" },

  affixes = {
    behind = { "a", "ak", "ek", "an", "en", "ean", "etan", "ko", "ra", "n", "k", "z", "az", "tik", "rik", "arekin" },
  },

  patterns = {
    cue = {
      [[(?:erantzun|aukera|letra) (?:zuzena|egokia|onena|egokiena)(?: (?:da|hau da|hauxe da))?]],
      [[(?:erantzuna|nire erantzuna|zuzena) (?:hau |hauxe )?da]],
      [[nire (?:erantzuna|aukera)]],
      [[erantzuna\h*:]],
      [[(?:aukera|letra|zuzena)\h*:]],
      [[(?:hautatzen|aukeratzen) dut(?: aukera)?]],
      [[(?:erantzuna|aukera|letra)]],
    },
    affirm = {
      [[da (?:erantzun |aukera )?(?:zuzena|egokia|onena)]],
      [[^ ?(?:aukera )?(?:hautatzen|aukeratzen) dut]],
      [[^ ?da$]],
    },
    contrast = { [[(?<!\p{L})(?:baizik|baina)(?!\p{L})]] },
    condition = { [[(?:baldin|[^.,]*(?:balitz|balira|bada|badira))(?!\p{L})]] },
    reason = { [[(?:izan ere|zeren|azalpena|arrazoia)(?!\p{L})]] },
    refusal = {
      [[ezin (?:dizut|dizuet|dut|diot) (?:\p{L}+ ){0,5}(?:lagundu|erantzun|eman|egin)]],
      [[(?:lagundu|erantzun|eman|egin) ezin (?:dizut|dizuet|dut|diot)]],
      [[(?:barkatu|sentitzen dut|tamalez|zoritxarrez),? (?:baina )?(?:ezin|ez naiz|ez dut)]],
      [[ez (?:naiz gai|daukat baimenik|dut baimenik)]],
      [[uko egiten di(?:ot|zut)]],
      [[(?:AA|adimen artifizial(?:a|eko)?|hizkuntza[- ]eredu(?:a)?)(?: gisa| bat naizenez| naizenez)[^.]*(?:ezin|ez)]],
    },
    abstain = {
      [[(?<!\p{L})ez dakit(?!\p{L})]],
      [[ez nago (?:guztiz |oso )?(?:ziur|seguru)]],
      [[ez (?:daukat|dut) (?:ideiarik|arrastorik)|ideiarik ez]],
      [[ez dago (?:nahikoa|behar adina|behar besteko) informazio]],
      [[ez (?:daukat|dut) (?:nahikoa|behar adina|behar besteko) informazio]],
      [[ezin da (?:jakin|esan|zehaztu|ziurtatu)|ezinezkoa da (?:jakitea|esatea|zehaztea)]],
    },
    negation = {
      [[(?<!\p{L})(?:ez|ezin|ezta|inoiz|inor|ezein|baldin|salbu|ezik|bestela)(?!\p{L})]],
      [[(?<!\p{L})(?:oker|okerra|okerrak|okerrekoa|faltsua|gezurra|gezurrezkoa|desegokia)(?!\p{L})]],
      [[(?:bazter\p{L}+|kanpo utzi|(?:ren|aren) ordez)]],
    },
  },

  stop_words = {
    "eta", "da", "ez", "du", "bat", "dira", "zen", "ere", "edo", "izan", "hau", "dute", "baina", "dago", "bere",
    "duen", "den", "egin", "beste", "baino", "oso", "gabe", "arte", "zer", "zein", "hori", "dela", "dituen",
    "ditu", "horrek", "honek", "zuen", "ziren", "nahi", "behar", "duela", "hala", "baita", "gero", "naiz",
  },
  words = {
    "dut", "dugu", "duzu", "dituzte", "zituen", "zuten", "diren", "honen", "horren", "haren", "hauek", "horiek",
    "gehiago", "orain", "lehen", "guztiak", "artean", "bezala", "hemen", "han", "non", "noiz", "nola", "nor",
    "erantzuna", "galdera", "zuzena", "esan", "dezake", "daiteke", "bai", "urte", "egun", "gara", "zara", "gizon",
    "emakume", "haur", "pertsona", "etxean", "lagun", "batek", "batean", "bati", "batzuk", "nire", "zure", "gure",
    "haien", "hura", "hark", "bertan", "ari", "zaio", "zait", "dio", "diote", "zion", "nuen", "zela", "direla",
    "duten", "zuenean", "denean", "bada", "badu", "baizik", "beraz", "nahiz", "arren", "ondoren", "aurretik", "buruz",
    "gainean", "azpian", "ondoan", "gutxi", "asko", "handi", "txiki", "berri", "bakarrik", "oraindik", "ezer",
    "norbait", "zerbait", "gauza", "hainbat", "aukera", "batez", "artekoa",
  },

  culture = {
    entities = {
      "Olentzero", "ikastola", "euskaltegi", "Korrika", "bertsolari", "bertsolaritza", "pilota partida", "aizkolari",
      "harrijasotzaile", "pintxo", "txoko", "lauburu", "Aberri Eguna", "Athletic", "Gernikako Arbola", "txalaparta",
      "Santa Ageda", "joaldunak", "Lehendakari", "sagardotegi", "Eskerrak Emateko Eguna", "Super Bowl",
      "hortzen maitagarria", "marmotaren eguna", "trikimailu ala tratu",
    },
    idioms = {
      "adarra jo", "hanka sartu", "ziria sartu", "hitzetik hortzera", "ahoa bete hortz", "buru-belarri",
      "hankaz gora", "lau haizetara", "eskuak bete lan", "hankak lurrean", "burua berotu", "ardi galdua",
      "ogi gogorrari hagin zorrotza", "nolako zura, halako ezpala", "gezurrak hanka motzak", "ontziari ostikoa eman",
      "hautsi hanka bat", "katuak eta txakurrak ari ditu", "babarrunak isuri",
    },
  },

  mention = {
    "Atzo norbaitek “{thing}” aipatu zuen elkarrizketa batean.",
    "Koaderno zahar bateko orri batek “{thing}” izenburua dauka.",
    "Gaur goizean norbaitek “{thing}” idatzi du arbelean.",
    "Korridoreko kartel batean “{thing}” irakur zitekeen letra handiz.",
    "Lagun batek “{thing}” hasten zen mezu bat bidali dit.",
    "“{thing}” zen mahai gainean zegoen zerrenda bateko lehen sarrera.",
    "Atsedenaldian, bi ikasle “{thing}” gaiari buruz ari ziren hizketan.",
    "Sotoko kutxetako baten etiketak “{thing}” dio.",
  },

  examples = {
    { stem = "Zer koloretakoa da esnea?", choices = { "urdina", "berdea", "zuria", "gorria" }, answer = 3 },
    { stem = "Zein da Portugalgo hiriburua?", choices = { "Lisboa", "Atenas", "Oslo", "Erroma" }, answer = 1 },
    { stem = "Zein animaliak egiten du irrintzi?",
      choices = { "ahateak", "arrainak", "katuak", "zaldiak" }, answer = 4 },
    { stem = "Zenbat da 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Zein da “eguna” hitzaren kontrakoa?", choices = { "astea", "gaua", "urtea", "uda" }, answer = 2 },
    { stem = "Zein egun dator ostiralaren ondo-ondoren?",
      choices = { "osteguna", "astelehena", "asteazkena", "larunbata" }, answer = 4 },
    { stem = "Zer janzten da oinetan?", choices = { "zapatak", "bufandak", "eskularruak", "txapelak" }, answer = 1 },
    { stem = "Zenbat hanka ditu armiarma batek?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Zer erabiltzen da papera mozteko?",
      choices = { "guraizeak", "koilara", "burkoa", "lanpara" }, answer = 1 },
    { stem = "Elikagai hauetatik zein da fruta?", choices = { "arraina", "gazta", "ogia", "sagarra" }, answer = 4 },
    { stem = "Non har daitezke liburuak maileguan?",
      choices = { "ukuiluan", "hondartzan", "bibliotekan", "okindegian" }, answer = 3 },
    { stem = "Zer erruten dute oiloek?", choices = { "ogia", "arrautzak", "artilea", "esnea" }, answer = 2 },
  },
}
