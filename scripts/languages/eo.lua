-- Esperanto. Opposites made with mal- would give the answer away, so no example rests on one. Who has no keyboard for
-- the letters with a mark writes an x behind (cxiu).
return lacuna.language {
  api = 1, code = "eo", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Esperanto", autonym = "Esperanto", script = "Latn", family = "art", direction = "ltr", resource = "low",
  codes = { apertium = "epo", deepl = "EO", google = "eo", nllb = "epo_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Respondu la plurelektan demandon. Donu nur unu literon: {labels}.",
      "Legu la demandon kaj elektu la ĝustan opcion. Skribu nenion krom ĝia litero ({labels}).",
      "Kiu opcio estas ĝusta? Donu nur unu el la literoj {labels}, sen ia klarigo.",
      "Elektu la plej bonan respondon el la listo. Via respondo estu unu sola litero el {labels}.",
      "Jen demando kun pluraj opcioj. Indiku la literon de la ĝusta ({labels}) kaj nenion alian.",
    },
    text = {
      "Respondu la demandon per unu vorto aŭ mallonga esprimo.",
      "Donu koncizan respondon al la demando: kelkajn vortojn, sen klarigo.",
      "Legu la demandon kaj skribu nur la respondon, kiel eble plej mallonge.",
      "Respondu la sekvan demandon per maksimume kvin vortoj, sen plena frazo.",
      "Kio estas la respondo al ĉi tiu demando? Diru ĝin kaj nenion alian.",
    },
  },
  demands = {
    letter = [[liter]], alone = [[(?<!\p{L})nur(?!\p{L})|nenion krom|unu sola|nenion alian]],
    unexplained = [[sen (?:ia )?klarigo]], best = [[plej bonan]], word = [[unu vorto]],
    short = [[mallong|koncizan|kelkajn vortojn]], five = [[maksimume kvin vortoj]], fragment = [[sen plena frazo]],
  },
  question = "Demando: {stem}", option = "{label}. {choice}", answer = "Respondo:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    "unu", "du", "tri", "kvar", "kvin", "ses", "sep", "ok", "naŭ", "dek", "dek unu", "dek du", "dek tri", "dek kvar",
    "dek kvin", "dek ses", "dek sep", "dek ok", "dek naŭ", "dudek",
  },
  normal = {
    map = { ["cx"] = "ĉ", ["gx"] = "ĝ", ["hx"] = "ĥ", ["jx"] = "ĵ", ["sx"] = "ŝ", ["ux"] = "ŭ" },
  },

  affixes = {
    behind = { "j", "n", "jn" },
  },

  patterns = {
    cue = {
      [[^\h*la(?=\h["“„«*(]?[A-Z](?!\p{L}))]],
      [[sendube,?(?: estas)?(?: la)?(?=\h["“„«*(]?[A-Z](?!\p{L}))]],
      [[elekto]],
      [[mi (?:kredas|opinias),? ke (?:estas|ĝi estas)(?: la)?(?=\h["“„«*(]?[A-Z](?!\p{L}))]],
      [[(?:ĝusta |gxusta |plej bona )?respondo (?:do )?(?:estas|estus) (?:la )?(?:opcio|litero|respondo)]],
      [[(?:ĝusta|gxusta|korekta|plej bona|fina) (?:respondo|opcio|elekto|litero) (?:do )?(?:estas|estus)]],
      [[(?:mia )?respondo (?:do )?(?:estas|estus)(?: (?:opcio|litero))?]],
      [[estas (?:la )?(?:opcio|litero|respondo)]],
      [[(?:ĝusta|gxusta|korekta) estas]],
      [[(?:fina )?respondo\h*:]],
      [[(?:opcio|litero|elekto)\h*:]],
      [[mi (?:elektas|elektus|elektis|dirus|respondas)(?: (?:la )?(?:opcion|literon))?]],
      [[(?:opcio|litero|respondo)]],
    },
    affirm = {
      [[estas (?:la )?(?:ĝusta|gxusta|korekta|prava|plej bona|respondo)]],
      [[havas (?:plej multe da )?sencon]],
    },
    contrast = {
      [[(?<!\p{L})sed(?!\p{L})]],
      [[(?<!\p{L})kaj(?= ne(?!\p{L}))]],
    },
    condition = { [[(?:se|kondiĉe)(?!\p{L})(?! mi ne eraras)]] },
    reason = { [[(?:ĉar|klarigo|kialo)(?!\p{L})]] },
    refusal = {
      [[mi (?:bedaŭrinde )?ne povas (?:helpi|respondi|doni|fari tion|plenumi)]],
      [[(?:bedaŭrinde|pardonu|mi bedaŭras|mi pardonpetas),? (?:sed )?mi ne (?:povas|rajtas)]],
      [[mi ne rajtas]],
      [[mi (?:devas )?rifuz(?:as|i)]],
      [[kiel (?:AI|artefarita inteligento|lingva modelo)[^.]*mi ne povas]],
    },
    abstain = {
      [[mi (?:tute |vere )?ne scias]],
      [[mi ne (?:certas|estas (?:tute )?certa)]],
      [[mi (?:tute )?ne havas ideon|mi havas neniun ideon]],
      [[ne eblas (?:scii|diri|determini)|neeble estas (?:scii|diri)]],
      [[mankas informoj|ne sufiĉas la informoj|ne estas sufiĉe da informoj]],
      [[mi ne (?:povas|scipovas) diri,? ĉu]],
    },
    negation = {
      [[(?<!\p{L})(?:ne|nek|neniu|neniam|nenio|se|ĉu|cxu|krom|anstataŭ)(?!\p{L})]],
      [[(?<!\p{L})(?:malĝust|malvera?|erar|fals|neĝust|nekorekt)\p{L}+]],
      [[(?:forig\p{L}+|eksklud\p{L}+|forĵet\p{L}+)]],
      [[(?<!\p{L})(?:multaj|kelkaj|aliaj|homoj|oni)(?: \p{L}+)? (?:kredas|diras|pensas|opinias|elektas)]],
      [[(?<!\p{L})(?:(?:iam|antaŭe)(?: ĝi)? estis|(?:unue|komence) mi (?:pensis|elektis))]],
    },
  },

  denial = {
    "ne", "nek", "neniu", "neniam", "malĝusta", "malĝustas", "malvera", "se", "ĉu", "krom", "erara",
  },
  links = { "ke" },
  conclusions = { "do", "sekve", "tial", "restas" },
  stop_words = {
    "la", "de", "kaj", "en", "estas", "al", "ne", "por", "ke", "kun", "mi", "li", "ĝi", "kiu", "per", "sed",
    "tiu", "oni", "pri", "ili", "estis", "ĉi", "el", "ankaŭ", "aŭ", "kiel", "pli", "se", "vi", "si", "nur",
    "sur", "ŝi", "ĉiu", "post", "ĝis", "da", "plej", "jam", "inter", "kiuj", "ol",
  },

  words = {
    "tio", "tiuj", "ĉiuj", "iu", "io", "kio", "kie", "kiam", "kial", "tre", "multe", "tamen", "nun", "mem", "havas",
    "povas", "devas", "esti", "estu", "nia", "sia", "ties", "ilia", "ĝia", "lia", "laŭ", "ĉe", "dum", "pro",
    "sen", "super", "sub", "trans", "kvankam", "ĉar", "respondo", "demando",
    "estos", "estus", "havis", "havi", "faras", "faris", "fari", "povis", "povus", "povi", "volas", "volis", "devis",
    "iras", "iris", "iri", "diras", "diris", "diri", "vidas", "vidis", "venas", "venis", "venos", "alvenis", "eliris",
    "pasis", "lasis", "donas", "donis", "scias", "sciis", "kiun", "kiujn", "kia", "kiaj", "kiom", "tiun", "tie",
    "tiam", "tiel", "ĉio", "ĉiam", "nenio", "neniu", "neniam", "iuj", "iam", "ni", "ŝia", "via", "mia", "lin", "ŝin",
    "ĝin", "nin", "vin", "ilin", "min", "sin", "malpli", "tro", "ankoraŭ", "poste", "antaŭ", "tra", "kontraŭ",
    "ekster", "malgraŭ", "do", "eble", "viro", "virino", "infano", "infanoj", "knabo", "knabino", "filo", "patro",
    "patrino", "homo", "homoj", "mondo", "vivo", "jaro", "jaroj", "tago", "tagoj", "nokto", "tempo", "afero",
    "aferoj", "domo", "urbo", "lando", "akvo", "tero", "parto", "flanko", "mano", "okuloj", "kapo", "laboro", "formo",
    "maniero", "ekzemplo", "grupo", "nova", "novaj", "granda", "grandaj", "malgranda", "bona", "bonan", "unua",
    "lasta", "du", "tri", "kvar", "kvin", "sekva", "sekvaj", "vera", "malvera", "alia", "aliaj", "sama", "iĝis",
    "iĝas", "komencis", "fariĝis", "ŝajnas", "bezonas", "uzas", "uzis", "ĝuste",
    "energio", "forto", "varmo", "sango", "korpo", "ĉelo", "ĉeloj", "planto", "plantoj", "folio", "folioj", "radiko",
    "floro", "semo", "arbaro", "grundo", "roko", "rivero", "maro", "pluvo", "vento", "nubo", "neĝo", "glacio",
    "fajro", "aero", "suno", "luno", "stelo", "steloj", "planedo", "ĉielo", "lumo", "ombro", "sono", "rapido", "pezo",
    "maso", "grandeco", "alto", "distanco", "temperaturo", "kvanto", "nombro", "ŝanĝo", "reakcio", "miksaĵo",
    "likvaĵo", "gaso", "solida", "metalo", "fero", "oro", "arĝento", "karbono", "oksigeno", "truo", "ovo", "ovoj",
    "lakto", "viando", "pano", "fiŝo", "sukero", "salo", "besto", "bestoj", "hundo", "kato", "ĉevalo", "birdo",
    "birdoj", "insekto", "serpento", "osto", "koro", "cerbo", "haŭto", "pulmoj", "stomako", "malsano", "kuracisto",
    "hospitalo", "lernejo", "instruisto", "lernanto", "libro", "lingvo", "vorto", "leĝo", "registaro", "milito",
    "reĝo", "reĝino", "popolo", "preĝejo", "merkato", "prezo", "mono", "maŝino", "aŭto", "strato", "ponto", "pordo",
    "fenestro", "tablo", "seĝo", "kuirejo", "lito", "vestaĵoj", "ŝuoj", "ludo", "moviĝi", "kreski", "vivi", "morti",
    "manĝi", "trinki", "dormi", "kuri", "fali", "malfermi", "fermi", "rompi", "produkti", "trovi", "serĉi", "nomi",
    "pensi", "kredi", "instrui", "lerni", "skribi", "legi", "ludi", "gajni", "perdi", "pagi", "aĉeti", "vendi",
    "konstrui", "kaŭzi", "formi", "kreskas", "okazas", "nomata", "konata", "uzata", "farita", "ruĝa", "blua", "verda",
    "blanka", "nigra", "flava", "varma", "malvarma", "rapida", "malrapida", "forta", "malforta", "juna", "maljuna",
    "malnova", "riĉa", "malriĉa", "longa", "mallonga", "malproksime", "proksime", "interne", "ekstere", "supre",
    "malsupre", "maldekstre", "dekstre", "ebla", "necesa", "grava", "malsama", "propra", "ĉefa", "pluraj", "ambaŭ",
  },

  culture = {
    entities = {
      "Zamenhofa Tago", "Universala Kongreso", "verda stelo", "Fina Venko", "Fundamento de Esperanto", "Raŭmismo",
      "gufujo", "samideano", "Unua Libro", "Pasporta Servo",
    },
    idioms = {
      "ĝis la revido", "ne krokodilu", "fari el muŝo elefanton", "aĉeti katon en sako", "du muŝojn per unu bato",
      "kie fumo, tie fajro", "ĉiu bileto havas sian sorton", "danci sur la nazo", "piedbati la sitelon",
      "rompu kruron",
    },
  },

  mention = {
    "Hieraŭ iu menciis “{thing}” en konversacio.",
    "Unu paĝo de malnova kajero havas la titolon “{thing}”.",
    "Ĉi-matene iu skribis “{thing}” sur la tabulon.",
    "Sur afiŝo en la koridoro oni povis legi “{thing}” per grandaj literoj.",
    "Amiko sendis al mi mesaĝon, kiu komenciĝis per “{thing}”.",
    "“{thing}” estis la unua ero de listo, kiu kuŝis sur la tablo.",
    "Dum la paŭzo du studentoj parolis pri “{thing}”.",
    "Sur la etikedo de unu el la skatoloj en la kelo estas skribite “{thing}”.",
  },

  examples = {
    { stem = "Kiukolora estas lakto?", choices = { "blua", "verda", "blanka", "ruĝa" }, answer = 3 },
    { stem = "Kiu urbo estas la ĉefurbo de Portugalio?",
      choices = { "Lisbono", "Ateno", "Oslo", "Romo" }, answer = 1 },
    { stem = "Kiu besto henas?", choices = { "anaso", "fiŝo", "kato", "ĉevalo" }, answer = 4 },
    { stem = "Kiom estas 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Kio estas la malo de “tago”?", choices = { "semajno", "nokto", "jaro", "somero" }, answer = 2 },
    { stem = "Kiu tago venas tuj post vendredo?", choices = { "ĵaŭdo", "lundo", "merkredo", "sabato" }, answer = 4 },
    { stem = "Kion oni portas sur la piedoj?",
      choices = { "ŝuojn", "koltukojn", "gantojn", "ĉapelojn" }, answer = 1 },
    { stem = "Kiom da kruroj havas araneo?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Per kio oni tranĉas paperon?", choices = { "tondilo", "kulero", "kuseno", "lampo" }, answer = 1 },
    { stem = "Kiu el ĉi tiuj manĝaĵoj estas frukto?", choices = { "fiŝo", "fromaĝo", "pano", "pomo" }, answer = 4 },
    { stem = "Kie oni povas pruntepreni librojn?",
      choices = { "stalo", "plaĝo", "biblioteko", "bakejo" }, answer = 3 },
    { stem = "Kion demetas kokinoj?", choices = { "panon", "ovojn", "lanon", "lakton" }, answer = 2 },
  },
}
