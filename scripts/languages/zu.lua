-- Zulu, plain and short. A prefix stands in front of the label (“ngu-B”, “u-B”), so cues end in one. Denial is a prefix
-- of the verb, so `negation` names the forms that replies use. Example 3 tells the horse by its races.
return lacuna.language {
  api = 1, code = "zu", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Zulu", autonym = "isiZulu", script = "Latn", family = "bnt", direction = "ltr", resource = "low",
  codes = { azure = "zu", deepl = "ZU", google = "zu", nllb = "zul_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Phendula umbuzo onezimpendulo okukhethwa kuzo. Bhala uhlamvu olulodwa kuphela: {labels}.",
      "Funda umbuzo bese ukhetha impendulo efanele. Bhala uhlamvu lwayo kuphela ({labels}).",
      "Iyiphi impendulo efanele? Nikeza uhlamvu olulodwa kuphela kulezi: {labels}, ngaphandle kwencazelo.",
      "Khetha impendulo engcono kakhulu ohlwini. Impendulo yakho kumele ibe uhlamvu olulodwa kulezi: {labels}.",
      "Nanku umbuzo onezimpendulo ezimbalwa. Yisho uhlamvu lwempendulo efanele ({labels}), ungengezi lutho olunye.",
    },
    text = {
      "Phendula umbuzo ngegama elilodwa noma ngamagama ambalwa.",
      "Nikeza impendulo emfushane yombuzo: amagama ambalwa, ngaphandle kwencazelo.",
      "Funda umbuzo bese ubhala impendulo kuphela, ibe mfushane ngangokunokwenzeka.",
      "Phendula umbuzo olandelayo ngamagama angevile kwamahlanu, ngaphandle komusho ophelele.",
      "Ithini impendulo yalo mbuzo? Yisho yona kuphela, ungengezi lutho olunye.",
    },
  },
  demands = {
    letter = [[uhlamvu]], alone = [[kuphela|uhlamvu olulodwa|ungengezi lutho]],
    unexplained = [[ngaphandle kwencazelo]], best = [[engcono kakhulu]], word = [[gama elilodwa]],
    short = [[amagama ambalwa|mfushane]], five = [[angevile kwamahlanu]],
    fragment = [[ngaphandle komusho ophelele]],
  },
  question = "Umbuzo: {stem}", option = "{label}. {choice}", answer = "Impendulo:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "kunye", "okukodwa" }, { "kubili", "okubili" }, { "kuthathu", "okuthathu" }, { "kune", "okune" },
    { "kuhlanu", "okuhlanu" }, { "isithupha", "ayisithupha" }, { "isikhombisa", "ayisikhombisa" },
    { "isishiyagalombili", "ayisishiyagalombili" }, { "isishiyagalolunye", "ayisishiyagalolunye" },
    { "ishumi", "ayishumi" },
  },
  normal = { map = { ["’"] = "'" } },

  affixes = {
    before = {
      "y", "u", "i", "o", "e", "a", "ku", "nge", "nga", "ngu", "no", "ne", "na", "ngo-", "nge-", "ngu-", "u-",
      "i-", "e-", "o-",
    },
  },

  patterns = {
    cue = {
      [[impendulo (?:efanele|eyiyo|elungile|eqondile|engcono kakhulu)(?: yalo mbuzo)? (?:ithi(?:\h*:)? |ngu|yi|u|i)-?]],
      [[impendulo (?:yami |yalo mbuzo )?(?:ithi(?:\h*:)? |ngu|yi|u|i)-?]],
      [[(?:uhlamvu|inketho|ukukhetha) (?:olufanele|oluyilo|olulungile|efanele|elungile) (?:ngu|u|lu|yi)-?]],
      [[(?<!\p{L})ngu-]],
      [[impendulo(?: (?:efanele|eyiyo|elungile|yami))?\h*:]],
      [[(?:uhlamvu|inketho)\h*:]],
      [[(?:ngikhetha|ngizokhetha|ngingakhetha) (?:u-?|uhlamvu |inketho )?]],
      [[(?:uhlamvu|inketho|impendulo)(?: (?:u|ka|ngu|engu|olungu)-?)?]],
    },
    affirm = { [[^ ?(?:u|i|yi)?(?:yimpendulo|mpendulo)]], [[(?<!\p{L})(?:ilungile|ulungile|yilungile)]] },
    contrast = { [[(?<!\p{L})(?:kodwa|kepha|kunalokho)(?!\p{L})]] },
    condition = { [[(?:uma|inqobo nje)(?!\p{L})(?! ngingaphaz)]] },
    reason = { [[(?:ngoba|ngenxa|incazelo|isizathu)(?!\p{L})]] },
    refusal = {
      [[angikwazi (?:ukusiza|ukukusiza|ukuphendula|ukunikeza|ukwenza)]],
      [[(?:ngiyaxolisa|uxolo|ngeshwa),? (?:kodwa )?angi(?:kwazi|nakho|naso|vunyelwe)]],
      [[angi(?:vunyelwe|nayo imvume)]],
      [[(?:ngiyenqaba|ngiyala) uku]],
      [[njenge(?:-AI|modeli yolimi|modeli)[^.]*angikwazi]],
    },
    abstain = {
      [[(?<!\p{L})(?:angazi|angiyazi|angilazi|angikwazi ukusho)(?!\p{L})]],
      [[angi(?:na(?:so|lo) isiqiniseko|qinisekile|qiniseki)]],
      [[angi(?:nawo umqondo|namqondo|naluvo)]],
      [[a(?:lukho|kukho|nginalo) ulwazi olwanele]],
      [[akwaziwa|akunakwaziwa|akwenzeki ukwazi]],
    },
    negation = {
      [[(?<!\p{L})(?:hhayi|cha|uma|ngaphandle|amanga|angazi)(?!\p{L})]],
      [[(?<!\p{L})(?:ak[u]\p{L}+|ayi(?!si)\p{L}+|al[iu]\p{L}+|angi\p{L}+|engafanele|engalungile|engeyona)]],
    },
  },

  stop_words = {
    "ukuthi", "futhi", "noma", "uma", "kodwa", "ngoba", "lapho", "ukuze", "kakhulu", "kuphela", "nje", "manje",
    "yini", "kanye", "khona", "lokhu", "leli", "lolu", "le", "lo", "kule", "kulo", "bese", "abantu", "ngaphambi",
    "ngemva", "phakathi", "ngaphandle", "njengoba", "zonke", "bonke", "konke", "kufanele", "kumele", "kusho",
    "omunye", "enye", "wakhe", "yakhe", "kuyo",
  },
  words = {
    "impendulo", "umbuzo", "efanele", "uhlamvu", "ngesikhathi", "yena", "bona", "thina", "wena", "mina", "lawo",
    "labo", "lezi", "lezo", "lena", "laba", "kubo", "kuye", "ukuba", "njalo", "yonke", "wonke", "lonke", "unyaka",
    "usuku", "umuntu", "into", "izinto", "eminye", "abanye", "ezinye", "ngenxa", "kwakhe", "sakhe", "ukwenza",
    "ekhaya", "indoda", "ingane", "izingane", "abafundi", "isikole", "ilanga", "amanzi", "ukudla", "izwe", "enkulu",
    "omkhulu", "encane", "abaningi", "amaningi", "eziningi", "zakhe", "yami", "wami", "zami", "yabo", "wabo", "lapha",
    "kanti", "kepha", "ukuthola", "ukwazi", "ngakho", "nini", "kuphi", "kanjani", "ubani", "isibonelo", "izinsuku",
    "ngosuku", "lakhe", "leyo", "lowo", "olunye", "elinye", "okunye", "oyedwa", "kuqala", "cishe", "yebo", "cha",
    "yiliphi", "yiziphi", "yikuphi", "iyiphi", "yisiphi", "ngubani", "wathi", "ngenkathi", "maningi", "lesi",
    "lesikhathi", "kwezinye", "ezinkulu", "owesifazane", "ngo",
  },

  culture = {
    entities = {
      "ilobolo", "umemulo", "isangoma", "indlamu", "umqombothi", "iNkatha", "inkosi uShaka", "uNomkhubulwana",
      "umhlanga", "amabutho", "ubuhlalu", "isigodlo", "Usuku Lokubonga", "Super Bowl", "i-Halloween",
    },
    idioms = {
      "umuntu ngumuntu ngabantu", "inkunzi isematholeni", "izandla ziyagezana", "indlela ibuzwa kwabaphambili",
      "akukho mfula ungahlokomi", "isandla sidlula ikhanda", "ukubeka induku ebandla", "induku kayakhi umuzi",
      "iso liwela umfula ugcwele", "ukushaya ngemfe iphindiwe", "khahlela ibhakede", "phula umlenze",
      "lina amakati nezinja",
    },
  },

  mention = {
    "Izolo othile ukhulume ngegama elithi “{thing}” engxoxweni.",
    "Elinye ikhasi lebhuku elidala linesihloko esithi “{thing}”.",
    "Namhlanje ekuseni othile ubhale “{thing}” ebhodini.",
    "Kuphosta esephasishi, abantu bebengafunda “{thing}” ngezinhlamvu ezinkulu.",
    "Umngane wami ungithumelele umyalezo oqala ngokuthi “{thing}”.",
    "“{thing}” kube yinto yokuqala ohlwini obelusetafuleni.",
    "Ngesikhathi sekhefu, abafundi ababili bebexoxa ngesihloko esithi “{thing}”.",
    "Ilebula yelinye lamabhokisi asegumbini elingaphansi ithi “{thing}”.",
  },

  examples = {
    { stem = "Unjani umbala wobisi?",
      choices = { "luhlaza okwesibhakabhaka", "luhlaza okotshani", "mhlophe", "bomvu" }, answer = 3 },
    { stem = "Iyiphi inhlokodolobha yasePortugal?", choices = { "Lisbon", "Athens", "Oslo", "Rome" }, answer = 1 },
    { stem = "Yisiphi isilwane abantu abasigibela emijahweni?",
      choices = { "idada", "inhlanzi", "ikati", "ihhashi" }, answer = 4 },
    { stem = "Ithini impendulo ka-5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Yiliphi igama eliphikisana nelithi “imini”?",
      choices = { "isonto", "ubusuku", "unyaka", "ihlobo" }, answer = 2 },
    { stem = "Yiluphi usuku olulandela uLwesihlanu?",
      choices = { "uLwesine", "uMsombuluko", "uLwesithathu", "uMgqibelo" }, answer = 4 },
    { stem = "Abantu bagqokani ezinyaweni?",
      choices = { "izicathulo", "izikhafu", "amagilavu", "izigqoko" }, answer = 1 },
    { stem = "Isicabucabu sinemilenze emingaki?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Sisebenzisa ini ukusika iphepha?",
      choices = { "isikele", "isipuni", "umcamelo", "isibani" }, answer = 1 },
    { stem = "Yikuphi kulokhu kudla okuyisithelo?",
      choices = { "inhlanzi", "ushizi", "isinkwa", "i-apula" }, answer = 4 },
    { stem = "Abantu bangaboleka kuphi izincwadi?",
      choices = { "esitebeleni", "ebhishi", "emtapweni wolwazi", "esitolo sesinkwa" }, answer = 3 },
    { stem = "Izinkukhu zizalela ini?", choices = { "isinkwa", "amaqanda", "uboya", "ubisi" }, answer = 2 },
  },
}
