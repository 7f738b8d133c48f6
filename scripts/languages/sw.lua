-- Swahili, plain and short. Denial is often a prefix of the verb (siwezi, haiwezi). Swahili has no everyday
-- verb for neighing, so example 3 tells the horse by its races.
return lacuna.language {
  api = 1, code = "sw", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Swahili", autonym = "Kiswahili", script = "Latn", family = "bnt", direction = "ltr", resource = "low",
  codes = { azure = "sw", deepl = "SW", google = "sw", nllb = "swh_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Jibu swali lenye machaguo. Toa herufi moja tu: {labels}.",
      "Soma swali na uchague jibu sahihi. Andika herufi yake tu ({labels}).",
      "Chaguo lipi ni sahihi? Toa moja tu ya herufi {labels}, bila maelezo yoyote.",
      "Chagua jibu bora katika orodha. Jibu lako liwe herufi moja tu kati ya {labels}.",
      "Hapa kuna swali lenye machaguo kadhaa. Taja herufi ya chaguo sahihi ({labels}) bila kuongeza kitu kingine.",
    },
    text = {
      "Jibu swali kwa neno moja au maneno machache.",
      "Toa jibu fupi la swali: maneno machache, bila maelezo.",
      "Soma swali na uandike jibu tu, kwa ufupi iwezekanavyo.",
      "Jibu swali lifuatalo kwa maneno yasiyozidi matano, bila sentensi kamili.",
      "Jibu la swali hili ni nini? Litaje bila kuongeza kitu kingine.",
    },
  },
  demands = {
    letter = [[herufi]], alone = [[(?<!\p{L})tu(?!\p{L})|bila kuongeza]], unexplained = [[bila maelezo]],
    best = [[jibu bora]], word = [[neno moja]], short = [[maneno machache|fupi]],
    five = [[maneno yasiyozidi matano]], fragment = [[bila sentensi kamili]],
  },
  question = "Swali: {stem}", option = "{label}. {choice}", answer = "Jibu:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "moja", "mmoja" }, { "mbili", "wawili" }, { "tatu", "watatu" }, { "nne", "wanne" }, { "tano", "watano" },
    "sita", "saba", { "nane", "wanane" }, "tisa", "kumi",
  },
  normal = { map = { ["’"] = "'", ["ʼ"] = "'" } },

  patterns = {
    cue = {
      [[jibu(?: (?:lililo |ambalo ni )?(?:sahihi|bora|sawa))? ni (?:chaguo|herufi)(?: la| ya)?]],
      [[(?:jibu|chaguo|herufi)(?: lililo| iliyo| ambalo ni)? (?:sahihi|bora|sawa|la mwisho|la kweli) ni]],
      [[herufi ya (?:jibu|chaguo)(?: (?:sahihi|hilo))? ni]],
      [[jibu(?: langu| la swali hili| lake)? ni(?: (?:chaguo|herufi))?]],
      [[(?:iliyo|lililo|ambalo ni) sahihi ni]],
      [[(?<!\p{L})ni (?:chaguo|herufi)(?: la| ya)?]],
      [[jibu(?: sahihi| langu| la mwisho)?\h*:]],
      [[(?:chaguo|herufi)(?: sahihi)?\h*:]],
      [[(?:nachagua|ninachagua|nimechagua|ningechagua|nitachagua)(?: (?:chaguo|herufi|jibu))?]],
      [[(?:chaguo|herufi)]],
    },
    affirm = { [[^ ?(?:ni|ndilo|ndiyo|ndio|ndicho) (?:jibu |chaguo )?(?:langu )?(?:lililo )?(?:sahihi|bora)]] },
    contrast = { [[(?<!\p{L})(?:bali|lakini|ila)(?!\p{L})]] },
    condition = { [[(?:ikiwa|iwapo|endapo|kama)(?!\p{L})(?! sikosei)]] },
    reason = { [[(?:kwa sababu|kwa kuwa|kwani|maelezo|sababu)(?!\p{L})]] },
    refusal = {
      [[siwezi (?:kusaidia|kukusaidia|kujibu|kutoa|kufanya hivyo|kuzungumzia|kushiriki)]],
      [[(?:samahani|niwie radhi|naomba radhi|pole),? (?:lakini )?(?:siwezi|sina uwezo)]],
      [[sina (?:uwezo wa|ruhusa ya|uwezo) (?:kusaidia|kukusaidia|kujibu)]],
      [[siruhusiwi ku|ni?nakataa (?:kujibu|kusaidia)]],
      [[kama (?:AI|akili (?:bandia|mnemba)|(?:modeli|mfumo) (?:ya|wa) lugha)[^.]*siwezi]],
    },
    abstain = {
      [[(?<!\p{L})sijui(?!\p{L})]],
      [[(?<!\p{L})sifahamu(?!\p{L})]],
      [[sina (?:uhakika|hakika)|siko na uhakika]],
      [[sina (?:wazo|habari|fununu)]],
      [[(?:hakuna|sina) (?:taarifa|habari|maelezo) (?:za |ya )?kutosha]],
      [[haiwezekani (?:kujua|kusema|kuamua)|siwezi (?:kujua|kusema|kuamua)]],
    },
    negation = {
      [[(?<!\p{L})(?:si|sio|siyo|sivyo|hapana|wala|kamwe|isipokuwa|ikiwa|iwapo|endapo|badala)(?!\p{L})]],
      [[(?<!\p{L})(?:siwezi|sidhani|sijui|siamini|sichagui|haiwezi|haiwezekani|haliwezi|hakuna|haipo)(?!\p{L})]],
      [[(?<!\p{L})(?:kosa|makosa|si sahihi|uongo|potofu|kuondoa|naondoa|tunaondoa|ningeondoa)(?!\p{L})]],
    },
  },

  stop_words = {
    "na", "ya", "wa", "kwa", "ni", "katika", "za", "cha", "vya", "kama", "hii", "hiyo", "huo", "hizo", "yake",
    "wake", "kuwa", "lakini", "au", "pia", "hiki", "huyu", "kila", "sana", "tu", "bila", "baada", "kabla",
    "kutoka", "hadi", "wakati", "ambayo", "ambao", "nini", "wapi", "gani", "hapa", "watu", "moja",
  },

  words = {
    "yangu", "wangu", "yetu", "wao", "mimi", "wewe", "yeye", "sisi", "hao", "huku", "hivyo", "zaidi", "kati", "ndani",
    "juu", "chini", "mwaka", "siku", "nchi", "mtu", "kitu", "vitu", "kubwa", "jibu", "sahihi", "swali", "kuhusu",
    "ambaye", "ambacho", "kwamba", "kwenye", "mwa", "yote", "wote", "vile", "basi", "bado", "mwanamke", "mtoto",
    "watoto", "alikuwa", "walikuwa", "ana", "ina", "una", "wana", "anaweza", "inaweza", "lilikuwa", "ilikuwa", "hivi",
    "hizi", "haya", "hayo", "yule", "wale", "ile", "zile", "vipi", "lini", "nani", "ipi", "yupi", "lipi", "upi",
    "ngapi", "mingapi", "sasa", "jana", "leo", "ili", "kwani", "kwake", "kwao", "mmoja", "mbili", "tatu", "wengine",
    "nyingine", "wengi", "nyingi", "jinsi", "kutokana", "pamoja", "ndiyo", "chake", "lake", "zake", "vyake", "yao",
    "mwenye", "rafiki", "nyumba",
  },

  culture = {
    entities = {
      "harambee", "ujamaa", "matatu", "bodaboda", "kanga", "taarab", "Madaraka", "Azimio la Arusha", "ugali",
      "nyama choma", "mganga wa kienyeji", "Saba Saba", "Nane Nane", "daladala", "jembe na nyundo",
      "Siku ya Shukrani",
    },
    idioms = {
      "haraka haraka haina baraka", "haba na haba hujaza kibaba", "asiyesikia la mkuu", "piga moyo konde",
      "kupiga maji", "kula hongo", "mkono wa birika", "haja ndogo", "mgeni njoo", "samaki mkunje angali mbichi",
      "akili ni mali", "usipoziba ufa", "piga teke ndoo", "vunja mguu",
    },
  },

  mention = {
    "Jana mtu mmoja alitaja “{thing}” katika mazungumzo.",
    "Ukurasa mmoja wa daftari la zamani una kichwa “{thing}”.",
    "Leo asubuhi mtu mmoja aliandika “{thing}” ubaoni.",
    "Kwenye bango la koridoni, watu waliweza kusoma “{thing}” kwa herufi kubwa.",
    "Rafiki alinitumia ujumbe ulioanza na “{thing}”.",
    "“{thing}” lilikuwa neno la kwanza katika orodha iliyokuwa mezani.",
    "Wakati wa mapumziko, wanafunzi wawili walikuwa wakizungumza kuhusu “{thing}”.",
    "Lebo ya sanduku moja katika ghala la chini imeandikwa “{thing}”.",
  },

  examples = {
    { stem = "Maziwa yana rangi gani?", choices = { "bluu", "kijani", "nyeupe", "nyekundu" }, answer = 3 },
    { stem = "Mji mkuu wa Ureno ni upi?", choices = { "Lisbon", "Athens", "Oslo", "Roma" }, answer = 1 },
    { stem = "Watu hupanda mnyama yupi katika mashindano ya mbio?",
      choices = { "bata", "samaki", "paka", "farasi" }, answer = 4 },
    { stem = "5 + 4 ni ngapi?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Neno lipi ni kinyume cha “mchana”?", choices = { "wiki", "usiku", "mwaka", "kiangazi" }, answer = 2 },
    { stem = "Siku ipi hufuata mara baada ya Ijumaa?",
      choices = { "Alhamisi", "Jumatatu", "Jumatano", "Jumamosi" }, answer = 4 },
    { stem = "Watu huvaa nini miguuni?", choices = { "viatu", "skafu", "glavu", "kofia" }, answer = 1 },
    { stem = "Buibui ana miguu mingapi?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Tunatumia nini kukata karatasi?", choices = { "mkasi", "kijiko", "mto", "taa" }, answer = 1 },
    { stem = "Kipi kati ya vyakula hivi ni tunda?", choices = { "samaki", "jibini", "mkate", "tufaha" }, answer = 4 },
    { stem = "Watu wanaweza kuazima vitabu wapi?",
      choices = { "zizi", "ufuko", "maktaba", "duka la mikate" }, answer = 3 },
    { stem = "Kuku hutaga nini?", choices = { "mkate", "mayai", "sufu", "maziwa" }, answer = 2 },
  },
}
