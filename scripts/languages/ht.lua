-- Haitian Creole, plain and short. Short pronouns (m, l, w) come with an apostrophe or without.
return lacuna.language {
  api = 1, code = "ht", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Haitian Creole", autonym = "kreyòl ayisyen", script = "Latn", family = "cpf",
  direction = "ltr", resource = "low",
  codes = { apertium = "hat", azure = "ht", deepl = "HT", google = "ht", nllb = "hat_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Reponn kesyon sa a ki gen plizyè chwa. Ekri yon sèl lèt: {labels}.",
      "Li kesyon an epi chwazi bon repons lan. Ekri sèlman lèt ki koresponn ak li ({labels}).",
      "Ki chwa ki kòrèk? Bay youn sèlman nan lèt {labels}, san okenn esplikasyon.",
      "Chwazi pi bon repons ki nan lis la. Repons ou dwe yon sèl lèt pami {labels}.",
      "Men yon kesyon ki gen plizyè chwa. Di lèt bon chwa a ({labels}), pa ajoute anyen.",
    },
    text = {
      "Reponn kesyon an ak yon mo oswa ak yon ti ekspresyon kout.",
      "Bay kesyon an yon repons kout: kèk mo, san esplikasyon.",
      "Li kesyon an epi ekri repons lan sèlman, fè l kout otan ou kapab.",
      "Reponn kesyon sa a ak senk mo pou pi plis, san fè yon fraz konplè.",
      "Ki repons kesyon sa a? Di l sèlman, pa ajoute anyen.",
    },
  },
  demands = {
    letter = [[lèt]], alone = [[sèl|pa ajoute anyen]], unexplained = [[san (?:okenn )?esplikasyon]],
    best = [[pi bon]], word = [[yon mo]], short = [[kout|kèk mo]], five = [[senk mo pou pi plis]],
    fragment = [[san fè yon fraz konplè]],
  },
  question = "Kesyon: {stem}", option = "{label}. {choice}", answer = "Repons:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "youn", "yon", "en" }, "de", "twa", "kat", "senk", "sis", "sèt", { "uit", "wit" }, "nèf", "dis",
  },
  numbers = {
    words = {
      { 0, "zewo" }, { 11, "onz" }, { 12, "douz" }, { 13, "trèz" }, { 14, "katòz" }, { 15, "kenz" }, { 16, "sèz" },
      { 17, "disèt" }, { 18, "dizuit" }, { 19, "diznèf" }, { 20, "ven" }, { 30, "trant" }, { 40, "karant" },
      { 50, "senkant" }, { 60, "swasant" },
    },
    powers = { { 1000, "mil" }, { 1e6, "milyon" } },
  },
  units = {
    km = { "kilomèt" }, m = { "mèt" }, cm = { "santimèt" }, mm = { "milimèt" }, kg = { "kilogram", "kilo" },
    g = { "gram" }, L = { "lit" }, s = { "segond" }, min = { "minit" }, h = { "èdtan" }, day = { "jou" },
    week = { "semèn" }, month = { "mwa" }, year = { "ane" }, ["%"] = { "pousan" },
  },
  normal = { map = { ["’"] = "'" } },

  patterns = {
    hedge = {
      [[si m(?:wen)? pa twonpe|san (?:okenn )?dout]],
    },
    cue = {
      [[(?:petèt)(?=,?\h(?:se )?["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[fòk se(?=\h["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[(?:sètènman|byen si),?(?: se)?(?=\h["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[(?:mwen|m) (?:ta di|kwè|panse)(?: se)?(?=\h["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[san (?:okenn )?dout,?(?: se)?(?=\h["“„«*(]?(?:[A-Z](?!\p{L})|\d\d?\W*(?:\n|\z)))]],
      [[(?:bon |pi bon )?repons(?: (?:kòrèk|ki kòrèk))?(?: (?:la|lan|a|an))? se (?:opsyon|chwa|lèt)(?: (?:la|a))?]],
      [[(?:bon|pi bon|vrè) (?:repons|chwa|opsyon|lèt) (?:la|lan|a|an) se]],
      [[(?:repons|chwa|opsyon|lèt) (?:kòrèk|ki kòrèk|ki bon)(?: (?:la|lan|a|an))? se]],
      [[repons (?:lan |la |mwen |mwen an )?se]],
      [[(?<!\p{L})se (?:lèt|opsyon|chwa)]],
      [[repons(?: (?:la|lan|kòrèk|kòrèk la|kòrèk lan))?\h*:]],
      [[(?:opsyon|chwa|lèt)\h*:]],
      [[(?:mwen|m) (?:chwazi|t ap chwazi|ta chwazi|pran)(?: (?:opsyon|chwa|lèt))?]],
      [[(?:opsyon|chwa|lèt|repons)]],
    },
    affirm = {
      [[^ ?se (?:yon )?(?:bon|pi bon|vrè) (?:repons|chwa|opsyon)]],
      [[^ ?(?:se (?:repons|chwa) (?:ki )?)?kòrèk]],
      [[(?:gen|fè) (?:plis )?sans]],
      [[^ (?:bon|kòrèk)(?!\p{L})]],
      [[^\h*(?::|–|—|-|=|→)\h*(?:kòrèk|bon|wi)(?!\p{L})]],
    },
    contrast = { [[(?<!\p{L})(?:men|se pito)(?!\p{L})]] },
    condition = { [[si(?!\p{L})(?! m(?:wen)? pa twonpe)]] },
    reason = { [[(?:paske|eksplikasyon|rezon)(?!\p{L})]] },
    within = {
      [[\A(?:yon )?[^#@=\h]+ (?:nan|sou|pa|ki nan) @]],
      [[\A(?:tou )?(?:pre|lwen|anvan|apre|selon|tankou|kont) (?:ak )?@]],
      [[% (?:pa |a )?@]],
      [[\A(?:yon )?(?!(?:nan|an|lan|pou|ak|sou|li|yo|sa) )[^#&@=\d\h]+ @(?: (?:a|la|lan|an|nan|yo))?\z]],
      [[pase @]],
    },
    refusal = {
      [[(?:mwen|m['’]?) pa (?:ka|kapab) (?:ede|reponn|bay|fè|asiste|pale)]],
      [[(?:padon|dezole|eskize m|eskize mwen|malerezman),? (?:men )?(?:mwen|m['’]?) pa (?:ka|kapab|gen dwa)]],
      [[(?:mwen|m['’]?) pa gen (?:dwa|pèmisyon) (?:pou )?(?:ede|reponn|bay|fè)]],
      [[(?:mwen|m['’]?) (?:refize|dwe refize)]],
      [[(?:antanke|kòm) (?:yon )?(?:AI|IA|entèlijans atifisyèl|modèl (?:lang|langaj))[^.]*pa (?:ka|kapab)]],
    },
    abstain = {
      [[(?<!\p{L})(?:mwen|m['’]?) pa konnen]],
      [[(?<!\p{L})(?:mwen|m['’]?) pa (?:sèten|si)(?!\p{L})]],
      [[(?<!\p{L})(?:mwen|m['’]?) pa gen (?:okenn |pyès )?lide]],
      [[(?:mwen|m['’]?|nou)? ?pa gen (?:ase|sifizan|kont) enfòmasyon]],
      [[(?:li )?enposib pou (?:konnen|di|detèmine)|pa (?:ka|kapab) (?:konnen|detèmine)]],
      [[m(?:wen)? pa fin (?:sèten|si)(?!\p{L})]],
      [[(?<!\p{L})(?:mwen|m) pa konn(?!\p{L})]],
    },
    negation = {
      [[(?<!\p{L})(?:zanmi|pwofesè|frè|sè|manman|papa) \p{L}+ (?:di|panse|kwè)(?!\p{L})]],
      [[(?<!\p{L})(?:pa|pap|pat|poko|janm|okenn|pyès|pèsonn|ni|si|sof|eksepte|olye)(?!\p{L})]],
      [[(?<!\p{L})(?:fo|mal|enkòrèk|pa kòrèk|elimine)(?!\p{L})]],
      [[(?<!\p{L})(?:(?:anpil|kèk|lòt) moun|yo di|moun yo (?:di|kwè))]],
      [[(?<!\p{L})(?:an premye|okòmansman)(?!\p{L})]],
      [[(?<!\p{L})(?:doute|dout)(?!\p{L})]],
      [[(?<!\p{L})(?:sipoze|annou di)(?!\p{L})]],
    },
  },

  conclusions = { "donk", "kidonk", "alò", "rete", "wi" },
  phrase = {
    classes = {
      "vil", "eta", "peyi", "wayòm", "repiblik", "zile", "pò", "pwovens", "rejyon", "kontinan", "mwa", "ane", "jou",
      "non", "mo", "koulè", "lang", "kalite", "tip", "fòm", "gwoup", "fanmi", "nimewo", "lèt", "moso", "vè", "sant",
      "mitan", "fèt",
    },
    titles = {
      "rivyè", "mòn", "lak", "lanmè", "oseyan", "dezè", "planèt", "wa", "rèn", "prezidan", "anperè", "prens", "sen",
      "sent", "mesye", "madan", "doktè", "ekriven", "powèt", "pent", "otè", "kapital",
    },
    relations = {
      "madanm", "mari", "manman", "papa", "pitit", "frè", "sè", "zanmi", "pwofesè", "elèv", "lènmi", "tonm",
      "estati", "kay", "liv", "inivèsite", "lopital", "mize", "pon", "legliz", "toupre", "bò", "dèyè", "anfas",
    },
    copulas = { "se", "te", "ye" },
  },
  ordinal = {
    words = {
      "premye", { "dezyèm", "2yèm" }, { "twazyèm", "3yèm" }, { "katriyèm", "4yèm" }, "senkyèm", "sizyèm",
    },
    beside = {
      "chwa", "opsyon", "repons", "a", "la", "an", "lan", "se", "ki", "kòrèk", "bon", "mwen", "panse", "chwazi",
    },
  },
  stop_words = {
    "nan", "ak", "yo", "li", "la", "ki", "yon", "pou", "se", "te", "pa", "ou", "mwen", "sou", "sa", "nou", "gen",
    "ap", "kote", "men", "oswa", "epi", "tout", "moun", "lè", "fè", "ka", "lan", "an", "kap", "avèk", "kijan",
    "kisa", "anpil", "yonn", "youn", "lòt", "apre", "anvan", "paske",
  },
  words = {
    "pral", "kapab", "dwe", "konsa", "menm", "sèlman", "jou", "ane", "peyi", "pandan", "depi", "jiska", "chak",
    "plis", "mwens", "kèk", "plizyè", "bagay", "repons", "kesyon", "kòrèk", "ayisyen", "vle", "di", "konnen", "bay",
    "poukisa", "kilès", "konbyen", "sèl", "tankou", "anba", "devan", "fèk", "rive", "ale", "vini", "wè", "pran",
    "mete", "gade", "konn", "timoun", "fanm", "gason", "lekòl", "kay", "jodi", "maten", "aswè", "toujou", "janm",
    "anyen", "pèsonn", "ti", "gwo", "bon", "lang", "dlo", "manje", "premye", "dezyèm", "de", "twa", "ansanm", "pito",
    "alò", "donk", "poutèt",
    "ta", "genyen", "san", "kont", "ant", "kiyès", "sila", "nonm", "tifi", "tigason", "papa", "manman", "zanmi",
    "travay", "vil", "mond", "lavi", "nwit", "lannwit", "tan", "tè", "pati", "bò", "je", "tèt", "fason", "egzanp",
    "gwoup", "nouvo", "gran", "piti", "move", "pi", "twò", "tou", "deja", "ankò", "isit", "kounye", "oubyen", "si",
    "okenn", "kat", "senk", "dènye", "swivan", "vre", "fo", "soti", "antre", "fèt", "rele", "chita", "dòmi", "bwè",
    "achte", "vann", "ekri", "louvri", "fèmen", "jwenn", "kite", "kòmanse", "fini", "itilize", "sèvi", "rete",
    "tonbe", "kouri", "mache", "panse", "santi", "tande", "chèche", "tann", "eskplike", "chwa", "bèl", "wouj", "blan",
    "nwa", "vèt", "ete", "ivè", "solèy", "lapli", "chen", "chat", "zwazo", "pwason", "bèt", "plant", "pye", "bwa",
    "fèy",
  },

  culture = {
    entities = {
      "soup joumou", "kanaval", "rara", "lakou", "konbit", "vodou", "lwa", "oungan", "manbo", "Ti Malis", "Bouki",
      "taptap", "griyo", "kleren", "Bwa Kayiman", "tonton makout", "madan sara", "Jou Aksyon de Gras", "Super Bowl",
      "Halloween", "lekòl segondè", "diri ak djon djon",
    },
    idioms = {
      "dèyè mòn gen mòn", "piti piti zwazo fè nich", "men anpil chay pa lou", "bay kou bliye", "pote mak sonje",
      "bouch granmoun", "kreyòl pale, kreyòl konprann", "wòch nan dlo", "sak vid pa kanpe", "chat konnen, rat konnen",
      "ayisyen pa janm wont", "choute bokit la", "kase yon janm", "lapli chat ak chen", "vide pwa yo",
    },
  },

  mention = {
    "Yè, yon moun te pale de “{thing}” nan yon konvèsasyon.",
    "Yon paj nan yon vye kaye gen tit “{thing}”.",
    "Maten an, yon moun te ekri “{thing}” sou tablo a.",
    "Sou yon afich nan koulwa a, moun te ka li “{thing}” an gwo lèt.",
    "Yon zanmi te voye yon mesaj ban mwen ki te kòmanse ak “{thing}”.",
    "“{thing}” te premye bagay sou yon lis ki te sou tab la.",
    "Pandan rekreyasyon an, de etidyan t ap pale de “{thing}”.",
    "Etikèt youn nan bwat ki nan kav la di “{thing}”.",
  },

  examples = {
    { stem = "Ki koulè lèt bèf genyen?", choices = { "ble", "vèt", "blan", "wouj" }, answer = 3 },
    { stem = "Ki vil ki kapital Pòtigal?", choices = { "Lisbòn", "Atèn", "Oslo", "Wòm" }, answer = 1 },
    { stem = "Sou ki bèt moun monte pou fè kous?", choices = { "kanna", "pwason", "chat", "chwal" }, answer = 4 },
    { stem = "Konbyen 5 + 4 fè?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Ki mo ki kontrè mo “jou”?", choices = { "semèn", "lannwit", "ane", "ete" }, answer = 2 },
    { stem = "Ki jou ki vini touswit apre vandredi?",
      choices = { "jedi", "lendi", "mèkredi", "samdi" }, answer = 4 },
    { stem = "Kisa moun mete nan pye yo?", choices = { "soulye", "foula", "gan", "chapo" }, answer = 1 },
    { stem = "Konbyen pat yon zarenyen genyen?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Ak kisa nou koupe papye?", choices = { "sizo", "kiyè", "zòrye", "lanp" }, answer = 1 },
    { stem = "Kilès nan manje sa yo ki se yon fwi?", choices = { "pwason", "fwomaj", "pen", "pòm" }, answer = 4 },
    { stem = "Ki kote moun ka prete liv?",
      choices = { "etab", "plaj", "bibliyotèk", "boulanjri" }, answer = 3 },
    { stem = "Kisa poul ponn?", choices = { "pen", "ze", "lenn", "lèt" }, answer = 2 },
  },
}
