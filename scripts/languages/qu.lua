-- Quechua of the South (Ayacucho spelling), short and formulaic. Cuzco writes glottal stops (t'anta) and five vowels
-- (qelqay): both are folded away. Example 3 tells the horse by riding; example 5 asks what comes after the day.
return lacuna.language {
  api = 1, code = "qu", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Quechua", autonym = "runasimi", script = "Latn", family = "qwe", direction = "ltr", resource = "low",
  codes = { deepl = "QU", google = "qu", nllb = "quy_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Akllanayuq tapuyta kutichiy. Huk letrallata qillqay: {labels}.",
      "Tapuyta ñawinchaspa allin kutichiyta akllay. Letranllata qillqay ({labels}).",
      "¿Mayqin kutichiytaq allin? Huk letrallata quy {labels} nisqakunamanta, mana imatapas sutinchaspa.",
      "Kay listamanta aswan allin kutichiyta akllay. Kutichiyniykiqa huk letralla kachun, {labels} nisqamanta.",
      "Kaypi huk tapuy achka akllanayuq kachkan. Allin kaqpa letranta niy ({labels}), ama imatapas yapaychu.",
    },
    text = {
      "Tapuyta huk simillawan utaq pisi simillawan kutichiy.",
      "Tapuypaq huk taksa kutichiyta quy: pisi simikunalla, mana sutinchaspa.",
      "Tapuyta ñawinchaspa kutichiyllata qillqay, aswan pisi simillawan.",
      "Kay qatiq tapuyta pichqa simikamalla kutichiy, mana hunta rimayta qillqaspa.",
      "¿Imataq kay tapuypa kutichiynin? Chayllata niy, ama imatapas yapaychu.",
    },
  },
  demands = {
    letter = [[letra]], alone = [[letran?lla|kutichiyllata|ama imatapas yapaychu]],
    unexplained = [[mana (?:imatapas )?sutinchaspa]], best = [[aswan allin]], word = [[huk simillawan]],
    short = [[pisi simi|taksa]], five = [[pichqa simikamalla]], fragment = [[mana hunta rimayta]],
  },
  question = "Tapuy: {stem}", option = "{label}. {choice}", answer = "Kutichiy:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = { { "huk", "uk" }, "iskay", "kimsa", "tawa", "pichqa", "suqta", "qanchis", "pusaq", "isqun", "chunka" },
  numbers = {
    words = { { 0, "chusaq" } },
    powers = { { 10, "chunka" }, { 100, "pachak" }, { 1000, "waranqa" }, { 1e6, "hunu" } },
  },
  units = {
    day = { "p'unchaw", "p'unchay", "punchaw" }, week = { "simana" }, month = { "killa" }, year = { "wata" },
  },
  normal = { drop = "'’ʼ‘", map = { ["e"] = "i", ["o"] = "u" } },
  affixes = {
    behind = {
      "mi", "m", "qa", "ta", "pi", "man", "manta", "wan", "pa", "lla", "taq", "kuna", "kunata", "si", "s", "n",
    },
  },

  patterns = {
    cue = {
      [[(?:allin|chiqan|chiqa|aswan allin) (?:kutichiy|akllana|kaq)(?:qa|mi|puni)?\h*:?]],
      [[(?:allin|chiqan|aswan allin) (?:kutichiy|akllana)pa letran(?:qa|mi)?\h*:?]],
      [[kay tapuypa kutichiynin(?:qa|mi)?\h*:?]],
      [[kutichiyni(?:y|n|nchik)(?:qa|mi)?\h*:]],
      [[kutichiy(?:qa|mi)?\h*:]],
      [[(?:letra|akllana)(?:qa|n|nqa)?\h*:]],
      [[(?:akllani|akllayman)\h*:]],
      [[(?:kutichiyqa|letra|akllana)]],
    },
    affirm = {
      [[^ ?(?:nisqa(?:m|mi|qa)? )?(?:allin|chiqan) (?:kutichiy|kaq|akllana)]],
      [[^ ?nisqata(?:m)? akllani]],
      [[^ ?(?:kachkan|kanqa)$]],
      [[^ ?akllani]],
    },
    contrast = { [[(?<!\p{L})(?:ichaqa|aswanpas|sinaqa)(?!\p{L})]] },
    condition = { [[[^.,]*\p{L}ptin(?:qa)?(?!\p{L})]] },
    within = {
      [[@(?:pa|p|q) (?:[^@=\h]+ )*[^#&@=\h]+n(?:mi|m)? ?=?\z]],
      [[@\p{L}* (?:qayllanpi|qayllapi|ñawpaqninpi|qhipanpi)\z]],
    },
    refusal = {
      [[mana[mn]? (?:\p{L}+ ){0,2}(?:yanapayta|yanapaykiyta|kutichiyta|quyta|ruwayta) ati(?:ni|y)(?:manchu|chu)]],
      [[mana[mn]? (?:\p{L}+ ){0,2}yanapa\p{L}* ati\p{L}*chu]],
      [[mana[mn]? ati(?:ni|y)(?:manchu|chu) (?:\p{L}+ ){0,2}(?:yanapa|kutichi)]],
      [[(?:pampachay?kuway|pampachaway|llakikunim),? (?:ichaqa )?mana[mn]? (?:\p{L}+ ){0,3}ati]],
      [[mana[mn]? (?:munanichu|munaymanchu) (?:kutichiy|yanapay)]],
    },
    abstain = {
      [[mana[mn]? (?:\p{L}+ ){0,2}(?:yachanichu|riqsinichu|musyanichu)]],
      [[mana[mn]? (?:\p{L}+ ){0,2}yachakunchu]],
      [[mana[mn]? (?:seguro|siguru)(?:chu)?]],
      [[mana[mn]? (?:\p{L}+ ){0,2}willakuy (?:kanchu|kapuwanchu)]],
    },
    negation = {
      [[(?<!\p{L})(?:mana|manam|manan|mananchá|ama|amam|aman|manataq)(?!\p{L})]],
      [[(?<!\p{L})(?:pantasqa|pantasqam|llulla|llullam|mana allin)(?!\p{L})]],
      [[(?<!\p{L})\p{L}{2,}chu(?!\p{L})]],
    },
  },

  conclusions = { "chayraykum", "arí" },
  phrase = {
    classes = {
      "llaqta", "llaqtam", "llaqtapi", "suyu", "suyupi", "waca", "killa", "wata", "punchaw", "suti", "sutin", "simi",
      "rimay", "llimpi", "runasimi", "yupay", "qillqa", "rakiy",
    },
    titles = {
      "mayu", "urqu", "qucha", "lamar", "quyllur", "inka", "qhapaq", "kamachiq", "umalliq", "tayta", "mama",
      "qillqaq", "harawiq", "hampiq", "uywa", "pisqu", "challwa",
    },
    relations = {
      "warmin", "qusan", "maman", "taytan", "churin", "ususin", "wawqin", "panin", "yachachiqnin", "yachaqnin",
      "wasin", "qillqan", "mayllan", "maypi", "qayllanpi", "qayllapi", "ñawpaqninpi", "qhipanpi",
    },
    copulas = { "kan", "karqa" },
  },
  ordinal = {
    words = {
      { "huk ñiqin", "ñawpaq ñiqin", "huk kaq", "ñawpaq kaq" }, { "iskay ñiqin", "iskay kaq" },
      { "kimsa ñiqin", "kimsa kaq" }, { "tawa ñiqin", "tawa kaq" }, { "pichqa ñiqin", "pichqa kaq" },
      { "suqta ñiqin", "suqta kaq" },
    },
    beside = { "akllana", "kutichiy", "kutichiyqa", "allin", "kanmi", "kan" },
  },
  stop_words = {
    "chay", "kay", "mana", "hinaspa", "chaymi", "kaq", "huk", "paypa", "kan", "karqa", "kachkan", "runakuna",
    "chaymanta", "kaymi", "hina", "manam", "nisqa", "nispa", "pay", "paykuna", "ñuqa", "qam", "achka", "sapa", "llapan",
    "ichaqa", "utaq", "ima", "imata", "mayqin", "maypi", "pitaq", "imataq", "hatun", "wata", "punchaw", "chaypi",
    "kaypi", "allin", "ama",
  },
  words = {
    "runa", "warmi", "qari", "wawa", "wasi", "yaku", "llaqta", "llaqtapi", "chayqa", "kayqa", "chaypim", "kaypa",
    "ñuqanchik", "kani", "kanki", "kanku", "karqaku", "kachkanku", "nin", "ninku", "nirqa", "ruwan", "ruwaspa",
    "munan", "atin", "atinku", "yachan", "hamun", "tapuy", "tapuyta", "kutichiy", "kutichiyta", "kutichiyqa", "iskay",
    "kimsa", "tawa", "sumaq", "aswan", "ancha", "ñawpa", "qipa", "ukupi", "hawapi", "patapi", "qatiq", "chayna",
    "imayna", "hayka", "pim", "maymanta", "manaraq", "arí", "simi", "punchawpi", "pacha", "pisi", "llapallan",
    "huknin", "kunan", "qayna", "imatapas", "pipas", "wawakuna", "mikhuna", "mikuna", "chaypa",
    "kayta", "chayta", "chayman", "chaqay", "mayqinmi", "mayman", "piqa", "pita", "imam", "imapaq", "imanasqa",
    "imarayku", "hayk'a", "hayk'aq", "ñuqayku", "payqa", "paykunaqa", "qamkuna", "runaqa", "runakunaqa", "runap",
    "warmiqa", "qhari", "warmakuna", "irqi", "sipas", "wayna", "mama", "tayta", "mamay", "taytay", "wasiy", "wasipi",
    "wasinpi", "wasiman", "llaqtaman", "llaqtakuna", "allpa", "allpapi", "yakuta", "unu", "unuta", "nina", "inti",
    "killa", "p'unchaw", "p'unchay", "tuta", "paqarin", "watapi", "pachapi", "mayu", "urqu", "huch'uy", "juch'uy",
    "manan", "manaña", "ari", "astawan", "sinchi", "lliw", "tukuy", "wakin", "hukta", "hukkuna", "pichqa", "suqta",
    "qanchis", "pusaq", "isqun", "chunka", "karqan", "kasqa", "karqanku", "kanqa", "kaqta", "kaspa", "rin", "riq",
    "rirqan", "risqa", "hamurqan", "hamusqa", "ruwarqan", "ruwasqa", "ruwaq", "ruray", "rurasqa", "rikun", "rikurqan",
    "rikusqa", "nirqan", "munarqan", "munani", "yachani", "yachay", "yachachiq", "yachaq", "qun", "qurqan", "qusqa",
    "apan", "apamun", "mikhun", "mikhurqan", "upyan", "llamk'an", "llank'an", "llamk'ay", "purin", "puriq", "tiyan",
    "tiyaq", "tiyanku", "wañun", "kawsay", "kawsan", "kawsaq", "rimay", "rimana", "rimaspa", "tapukuy", "akllay",
    "akllana", "qillqay", "qillqa", "qillqasqa", "yupay", "sutin", "sutinqa", "suti", "hinataq", "chaymantaqa",
    "icha", "kama", "rayku", "wan", "manta", "ukhupi", "ukhunpi", "hawanpi", "patanpi", "ñawpaq", "qhipa", "qhipaman",
    "kunanqa", "hayk'ata", "uywa", "uywakuna", "sach'a", "sach'akuna", "pisqu", "allqu", "misi", "challwa", "t'ika",
    "ruru", "sara", "papa",
  },

  culture = {
    entities = {
      "Inti Raymi", "Pachamama", "ayni", "minka", "ayllu", "apu", "huayno", "wayñu", "chicha", "aqha", "pachamanka",
      "charango", "qipu", "Inkarri", "chakana", "Super Bowl", "Halloween", "Thanksgiving",
    },
    idioms = {
      "ama suwa, ama llulla, ama qilla", "allin kawsay", "sumaq kawsay", "huk sunqulla", "rumi sunqu", "yana sunqu",
      "iskay uya", "yawar mayu", "llakisqa sunqu", "paqarinkama", "baldita haytay", "chakiykita pakiy",
      "misikuna allqukuna paran",
    },
  },

  mention = {
    "Qayna punchaw pipas huk rimanakuypi “{thing}” nirqa.",
    "Huk mawka qillqanapa huk rapinpi umallin “{thing}” nin.",
    "Kunan paqarin pipas “{thing}” qillqarqa pizarrapi.",
    "Pasillopi huk cartelpi runakuna “{thing}” nisqata ñawinchayta atirqaku, hatun letrakunapi.",
    "Huk masiymi “{thing}” nispa qallariq willakuyta apachimuwarqa.",
    "“{thing}” nisqam mesa hawapi kaq listapa ñawpaq kaqnin karqa.",
    "Samana pachapi iskay yachaqkuna “{thing}” nisqamanta rimachkarqaku.",
    "Wasi ukupi kaq huk cajapa etiquetanpi “{thing}” nin.",
  },

  examples = {
    { stem = "¿Ima llimpiyuqtaq lichi?", choices = { "anqas", "qumir", "yuraq", "puka" }, answer = 3 },
    { stem = "¿Mayqin llaqtataq Portugalpa uma llaqtan?",
      choices = { "Lisboa", "Atenas", "Oslo", "Roma" }, answer = 1 },
    { stem = "¿Mayqin uywapitaq runakuna sillakuspa purinku?",
      choices = { "patu", "challwa", "misi", "kawallu" }, answer = 4 },
    { stem = "¿Haykataq 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Punchaw tukuptin, ¿imataq hamun?", choices = { "simana", "tuta", "wata", "chirawa" }, answer = 2 },
    { stem = "¿Ima punchawtaq viernespa qipanta hamun?",
      choices = { "jueves", "lunes", "miércoles", "sábado" }, answer = 4 },
    { stem = "¿Imatataq runakuna chakinkuman churakunku?",
      choices = { "sapatu", "chalina", "guante", "chuku" }, answer = 1 },
    { stem = "¿Hayka chakiyuqtaq araña?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "¿Imawantaq papilta kuchunchik?",
      choices = { "tihiras", "wislla", "sawna", "lampara" }, answer = 1 },
    { stem = "¿Mayqintaq kay mikunakunamanta ruru?", choices = { "challwa", "kisu", "tanta", "mansana" }, answer = 4 },
    { stem = "¿Maypitaq runakuna librokunata mañakunku?",
      choices = { "corral", "playa", "biblioteca", "panadería" }, answer = 3 },
    { stem = "¿Imatataq wallpakunamanta chaskinchik?", choices = { "tanta", "runtu", "millwa", "lichi" }, answer = 2 },
  },
}
