-- Estonian. Short and plain; nouns in the examples stand in the case that the question asks for.
return lacuna.language {
  api = 1, code = "et", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Estonian", autonym = "eesti", script = "Latn", family = "fiu", direction = "ltr", resource = "mid",
  codes = { apertium = "est", azure = "et", deepl = "ET", google = "et", nllb = "est_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Vasta valikvastustega küsimusele. Kirjuta ainult üks täht: {labels}.",
      "Loe küsimus läbi ja vali õige variant. Kirjuta ainult selle täht ({labels}).",
      "Milline variant on õige? Anna ainult üks tähtedest {labels}, ilma igasuguse selgituseta.",
      "Vali loetelust parim vastus. Sinu vastus peab olema üksainus täht järgmistest: {labels}.",
      "Siin on mitme vastusevariandiga küsimus. Nimeta õige variandi täht ({labels}) ja ei midagi muud.",
    },
    text = {
      "Vasta küsimusele ühe sõna või lühikese väljendiga.",
      "Anna küsimusele lühike vastus: mõni sõna, ilma selgituseta.",
      "Loe küsimus läbi ja kirjuta ainult vastus, nii lühidalt kui võimalik.",
      "Vasta järgmisele küsimusele kõige rohkem viie sõnaga, ilma täislauseta.",
      "Mis on selle küsimuse vastus? Ütle see ja ei midagi muud.",
    },
  },
  demands = {
    letter = [[täht]], alone = [[ainult|üksainus|ei midagi muud]],
    unexplained = [[ilma (?:igasuguse )?selgituseta]], best = [[parim]], word = [[ühe sõna]],
    short = [[lühi|mõni sõna]], five = [[kõige rohkem viie sõnaga]], fragment = [[ilma täislauseta]],
  },
  question = "Küsimus: {stem}", option = "{label}. {choice}", answer = "Vastus:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = { "üks", "kaks", "kolm", "neli", "viis", "kuus", "seitse", "kaheksa", "üheksa", "kümme" },

  affixes = {
    behind = {
      "s", "st", "sse", "le", "l", "lt", "ks", "t", "d", "ga", "ni", "ta", "i", "e", "a", "u", "de", "te", "id",
    },
  },

  patterns = {
    cue = {
      [[(?:õige |parim )?(?:vastus|vastusevariant) (?:on|oleks) (?:variant|vastus|vastusevariant|täht)]],
      [[(?:õige|parim|korrektne|lõplik) (?:vastus|variant|valik|vastusevariant|täht) (?:on|oleks)]],
      [[(?:vastus|variant) on(?: (?:variant|täht))?]],
      [[on (?:variant|vastus|vastusevariant|täht)]],
      [[(?<!\p{L})õige on|on (?:õige|parim) (?:vastus|variant)]],
      [[vastus\h*:]],
      [[(?:variant|valik|täht|vastusevariant)\h*:]],
      [[(?:ma )?(?:valin|valiksin)(?: (?:variandi|vastuse|tähe))?]],
      [[(?:variant|variandi|vastusevariant|täht)]],
    },
    affirm = { [[on (?:minu )?(?:õige|parim|vastus)]] },
    contrast = { [[(?<!\p{L})(?:vaid|aga|kuid)(?!\p{L})]] },
    condition = { [[kui(?!\p{L})(?! ma ei eksi)]] },
    reason = { [[(?:sest|kuna|selgitus|põhjendus)(?!\p{L})]] },
    refusal = {
      [[ma (?:kahjuks )?ei (?:saa|või) (?:\p{L}+ ){0,3}(?:aidata|vastata|anda|teha|rääkida)]],
      [[ei saa ma (?:\p{L}+ ){0,3}(?:aidata|vastata|anda|teha|pakkuda)]],
      [[(?:vabandust|vabandage|kahjuks|mul on kahju),? (?:aga |kuid )?(?:ma )?ei saa]],
      [[ma ei ole (?:võimeline|volitatud)|mul ei ole (?:lubatud|võimalik)]],
      [[(?:ma )?keeldun|pean keelduma]],
      [[(?:tehisintellekti|tehisaruna|keelemudeli)na[^.]*ei (?:saa|või)]],
    },
    abstain = {
      [[(?:ma )?ei tea(?!\p{L})]],
      [[(?:ma )?ei oska (?:öelda|vastata)]],
      [[(?:ma )?(?:ei ole|pole) (?:päris |täiesti )?kindel]],
      [[mul (?:pole|ei ole) (?:vähimatki )?(?:aimu|õrna aimu)]],
      [[(?:pole|ei ole) (?:piisavalt|küllaldaselt) (?:teavet|infot|andmeid|informatsiooni)]],
      [[(?:ei ole|pole) võimalik (?:öelda|teada|kindlaks teha|määrata)|võimatu (?:öelda|teada)]],
    },
    negation = {
      [[(?<!\p{L})(?:ei|ega|pole|polnud|mitte|ära|kui|kas|välja arvatud)(?!\p{L})]],
      [[(?<!\p{L})(?:vale|väär|ekslik|ebaõige)(?:d|ad|alt)?(?!\p{L})]],
      [[(?:välista\p{L}*|asemel|peale)]],
    },
  },

  links = { "et" },
  stop_words = {
    "ja", "on", "ei", "see", "et", "ta", "oli", "kui", "ka", "mis", "aga", "ning", "või", "nii", "oma", "kes",
    "selle", "siis", "ma", "olid", "mida", "seda", "veel", "kuid", "mille", "nad", "ole", "pole", "olla", "kas",
    "nagu", "kõik", "väga", "pärast", "enne", "juba", "sest", "kus", "ühe", "üks",
  },
  words = {
    "olen", "olnud", "saab", "peab", "võib", "kuidas", "midagi", "ainult", "rohkem", "kogu", "nende", "tema", "minu",
    "sellest", "selles", "kõige", "vastus", "õige", "küsimus", "aasta", "jaoks", "kohta", "vahel", "ilma", "läbi",
    "järel", "üle", "meie", "teie", "mul", "sa", "kelle", "mitu", "palju", "suur", "mees", "naine", "laps", "inimene",
    "inimesed", "päev", "päeval", "kaks", "kolm", "ühel", "teine", "teised", "esimene", "hea", "uus", "väike", "siin",
    "seal", "nüüd", "alles", "isegi", "sai", "tuli", "läks", "tegi", "ütles", "tal", "talle", "mulle", "sulle",
    "meil", "neil", "end", "ennast", "enda", "poolt", "vastu", "sees", "peal", "all", "juures", "tõttu", "seetõttu",
    "samuti", "vaid", "kellel", "milline", "millised", "neist", "kohe", "tavaliselt", "sageli", "mõni", "mõned",
    "mingi", "tüdruk", "poiss", "selleks",
  },

  culture = {
    entities = {
      "jaanipäev", "laulupidu", "jõuluvana", "kama", "kiiking", "Kalevipoeg", "mulgipuder", "verivorst", "suitsusaun",
      "rahvariided", "Riigikogu", "laulev revolutsioon", "mardisandid", "kadrisandid", "kohuke", "tänupüha",
      "Super Bowl", "hambahaldjas", "komm või pomm", "iseseisvuspäev",
    },
    idioms = {
      "nagu hane selga vesi", "puust ja punaseks", "kus häda kõige suurem", "pada sõimab katelt",
      "nagu kaks tilka vett", "kaks kärbest ühe hoobiga", "nagu välk selgest taevast", "karuteene",
      "oma nina toppima", "hundid söönud, lambad terved", "põrsast kotis", "ämbrit lüüa", "murra jalg",
      "sajab kasse ja koeri", "ube maha ajada",
    },
  },

  mention = {
    "Eile mainis keegi vestluses sõnu „{thing}“.",
    "Ühe vana märkmiku ühel lehel on pealkiri „{thing}“.",
    "Täna hommikul kirjutas keegi tahvlile „{thing}“.",
    "Koridoris ühel plakatil võis suurte tähtedega lugeda „{thing}“.",
    "Sõber saatis mulle sõnumi, mis algas sõnadega „{thing}“.",
    "„{thing}“ oli laual olnud nimekirja esimene rida.",
    "Vaheajal rääkisid kaks õpilast teemal „{thing}“.",
    "Ühel keldris oleva kasti sildil on kirjas „{thing}“.",
  },

  examples = {
    { stem = "Mis värvi on piim?", choices = { "sinine", "roheline", "valge", "punane" }, answer = 3 },
    { stem = "Mis on Portugali pealinn?", choices = { "Lissabon", "Ateena", "Oslo", "Rooma" }, answer = 1 },
    { stem = "Milline loom hirnub?", choices = { "part", "kala", "kass", "hobune" }, answer = 4 },
    { stem = "Kui palju on 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Mis on sõna „päev“ vastand?", choices = { "nädal", "öö", "aasta", "suvi" }, answer = 2 },
    { stem = "Milline päev tuleb kohe pärast reedet?",
      choices = { "neljapäev", "esmaspäev", "kolmapäev", "laupäev" }, answer = 4 },
    { stem = "Mida kantakse jalas?", choices = { "kingi", "salle", "kindaid", "mütse" }, answer = 1 },
    { stem = "Mitu jalga on ämblikul?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Millega lõigatakse paberit?",
      choices = { "kääridega", "lusikaga", "padjaga", "lambiga" }, answer = 1 },
    { stem = "Milline neist toitudest on puuvili?", choices = { "kala", "juust", "leib", "õun" }, answer = 4 },
    { stem = "Kust saab raamatuid laenutada?",
      choices = { "tallist", "rannast", "raamatukogust", "pagariärist" }, answer = 3 },
    { stem = "Mida saab talunik kanadelt?", choices = { "leiba", "mune", "villa", "piima" }, answer = 2 },
  },
}
