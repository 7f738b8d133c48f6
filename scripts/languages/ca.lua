-- Catalan. The l·l is written with other dots or none; the apostrophe in two ways.
return lacuna.language {
  api = 1, code = "ca", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Catalan", autonym = "català", script = "Latn", family = "roa", direction = "ltr", resource = "mid",
  codes = { apertium = "cat", azure = "ca", deepl = "CA", google = "ca", nllb = "cat_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Respon a la pregunta d’opció múltiple. Contesta només amb una lletra: {labels}.",
      "Llegeix la pregunta i tria l’opció correcta. Escriu únicament la seva lletra ({labels}).",
      "Quina opció és correcta? Dona només una de les lletres {labels}, sense cap explicació.",
      "Escull la millor resposta de la llista. La teva resposta ha de ser una sola lletra d’entre {labels}.",
      "A continuació hi ha una pregunta amb diverses opcions. Indica la lletra de la correcta ({labels}) i res més.",
    },
    text = {
      "Respon a la pregunta amb una paraula o una expressió breu.",
      "Dona una resposta breu a la pregunta: poques paraules, sense explicació.",
      "Llegeix la pregunta i escriu només la resposta, tan curta com sigui possible.",
      "Contesta la pregunta següent amb cinc paraules com a màxim, sense fer una frase completa.",
      "Quina és la resposta a aquesta pregunta? Digues-la i no hi afegeixis res més.",
    },
  },
  demands = {
    letter = [[lletr(?:a|es)]], alone = [[només|únicament|una sola|res més]],
    unexplained = [[sense (?:cap )?explicació]], best = [[la millor]], word = [[una paraula]],
    short = [[breu|poques paraules|curta]], five = [[cinc paraules com a màxim]],
    fragment = [[sense fer una frase completa]],
  },
  question = "Pregunta: {stem}", option = "{label}. {choice}", answer = "Resposta:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "u", "un", "una" }, { "dos", "dues" }, "tres", "quatre", "cinc", "sis", "set", { "vuit", "huit" }, "nou",
    "deu",
  },
  normal = {
    map = { ["l·l"] = "ll", ["l•l"] = "ll", ["l∙l"] = "ll", ["l⋅l"] = "ll", ["l.l"] = "ll", ["’"] = "'" },
  },

  affixes = {
    behind = { "s", "es", "a" },
  },

  patterns = {
    cue = {
      [[(?:millor )?(?:resposta|opció|correcta)(?: correcta)? (?:és|seria) (?:l['’]opció|la (?:lletra|resposta))]],
      [[(?:resposta|opció|alternativa|lletra) (?:correcta|adequada|bona|encertada|final) (?:és|seria)]],
      [[(?:millor|correcta|bona) (?:resposta |opció )?(?:és|seria)]],
      [[(?:és|seria) (?:l['’](?:opció|alternativa)|la (?:lletra|resposta))]],
      [[resposta (?:és|seria)]],
      [[resposta(?: (?:correcta|final))?\h*:]],
      [[(?:opció|lletra)(?: correcta)?\h*:]],
      [[(?:trio|triaria|escullo|escolliria|selecciono|em quedo amb)(?: (?:l['’]opció|la (?:lletra|resposta)))?]],
      [[^\h*la(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[(?:opció|lletra)]],
    },
    affirm = { [[(?:és|seria) (?:la |el )?(?:resposta |opció )?(?:correct|encertad|millor)]], [[és la meva resposta]] },
    contrast = { [[(?<!\p{L})(?:sinó|però)(?!\p{L})]] },
    condition = { [[(?:si|sempre que)(?!\p{L})(?! no (?:m['’]equivoco|vaig errat))]] },
    reason = { [[(?:perquè|ja que|atès que|explicació|motiu)(?!\p{L})]] },
    refusal = {
      [[no (?:et |us |li )?puc (?:ajudar|respondre|contestar|proporcionar|donar|parlar|fer això)]],
      [[(?:ho sento|em sap greu|disculpa|perdona|malauradament),? (?:però )?no (?:et |us |li )?(?:puc|és possible)]],
      [[no (?:m['’]és|em és|és) possible (?:ajudar|respondre|contestar)]],
      [[no (?:estic autoritza(?:t|da)|tinc permís|soc capaç|sóc capaç)]],
      [[em nego a|he de refusar|m['’]estimo més no respondre|no respondré]],
      [[com a (?:IA|intel·ligència artificial|model de llengua(?:tge)?)[^.]*no (?:et |us )?puc]],
    },
    abstain = {
      [[(?<!\p{L})no (?:ho |la )?sé(?!\p{L})]],
      [[no n['’]estic (?:del tot )?segur|no estic (?:del tot )?segur]],
      [[no (?:en )?tinc (?:ni |cap )?idea]],
      [[(?<!\p{L})(?:ho )?desconec(?!\p{L})]],
      [[no (?:hi ha|tinc) (?:prou informació|informació suficient|suficient informació)]],
      [[(?:és impossible|no és possible|no es pot) (?:saber|dir|determinar)]],
    },
    negation = {
      [[(?<!\p{L})(?:no|ni|mai|cap|tampoc|si|excepte|llevat|menys|tret|sinó)(?!\p{L})]],
      [[(?<!\p{L})(?:incorrect(?:a|e|es)?|fals(?:a|es|os)?|errònia|erroni|equivocada?)(?!\p{L})]],
      [[(?:descart\p{L}+|exclo\p{L}+|elimin\p{L}+|en lloc de|en comptes de|a part de)]],
    },
  },

  links = { "que" },
  stop_words = {
    "de", "la", "i", "el", "que", "a", "els", "les", "en", "per", "un", "una", "amb", "és", "del", "no", "al", "es",
    "més", "com", "dels", "va", "seva", "seu", "són", "aquest", "aquesta", "o", "però", "també", "hi", "ha",
    "quan", "molt", "entre", "pel", "als", "on", "fins", "ser", "aquests", "això", "ens", "han",
  },
  words = {
    "perquè", "tots", "sense", "sobre", "després", "des", "ja", "ho", "em", "qui", "quin", "quina", "tot", "dos",
    "altres", "anys", "seves", "seus", "aquestes", "està", "pot", "només", "així", "dins", "cada", "era", "fer",
    "tant", "doncs", "nosaltres", "resposta", "correcta", "pregunta", "li", "us", "ell", "ella", "ells", "meva",
    "meu", "nostre", "aquell", "aquella", "havia", "eren", "fou", "tenia", "tenen", "fan", "fa", "dona", "home",
    "nen", "nena", "persones", "dia", "any", "vegada", "altre", "altra", "res", "ningú", "mentre", "durant", "quant",
    "quants", "aleshores", "llavors", "abans", "encara", "sempre", "mai", "gairebé",
    "foren", "van", "vaig", "vas", "vam", "sigui", "siguin", "sent", "estat", "estan", "estava", "estaven", "estar",
    "té", "tenien", "tenir", "hagut", "feia", "fet", "poden", "podia", "podria", "poder", "vol", "volia", "voler",
    "deu", "deuen", "cal", "anar", "diu", "deia", "dir", "dit", "veure", "veu", "ve", "venir", "arribar", "arribat",
    "sortir", "passar", "deixar", "donar", "sap", "sabia", "saber", "elles", "vosaltres", "jo", "tu", "meus", "meves",
    "teu", "teva", "nostra", "aquells", "aquelles", "allò", "mateix", "mateixa", "tota", "totes", "algun", "alguna",
    "alguns", "algunes", "cap", "molta", "molts", "moltes", "poc", "pocs", "menys", "tan", "aquí", "allà", "ara",
    "sinó", "sota", "segons", "contra", "quins", "quines", "nens", "fill", "filla", "pare", "mare", "gent", "món",
    "vida", "dies", "nit", "temps", "cosa", "coses", "casa", "ciutat", "país", "aigua", "terra", "part", "costat",
    "mà", "ulls", "feina", "forma", "manera", "exemple", "grup", "nou", "nova", "gran", "grans", "petit", "petita",
    "bo", "bona", "millor", "pitjor", "major", "menor", "primer", "primera", "últim", "dues", "tres", "quatre",
    "cinc", "següent", "següents", "vertader", "fals", "potser", "algú", "uns", "unes", "pels", "què", "opció",
    "informació", "situació", "raó", "cançó", "llengua", "català", "vegades", "sovint", "hem", "heu", "he", "has",
  },

  culture = {
    entities = {
      "Sant Jordi", "la Diada", "els castellers", "colla castellera", "la sardana", "el caganer", "cagar el tió",
      "la Patum", "pa amb tomàquet", "la calçotada", "la mona de Pasqua", "els Segadors", "la Renaixença",
      "la Mancomunitat", "Nit de Sant Joan", "la castanyada", "els panellets", "la Generalitat", "correfoc",
      "els Pastorets", "Acció de Gràcies", "Super Bowl", "fada de les dents", "dia de la marmota", "truc o tracte",
    },
    idioms = {
      "fer figa", "a cal sabater", "ploure a bots i barrals", "tocar el dos", "fer el préssec", "somiar truites",
      "pixar fora de test", "qui no té feina, el gat pentina", "bufar i fer ampolles", "a la babalà",
      "peus a la galleda", "foc pels queixals", "la mare dels ous", "de mica en mica s’omple la pica",
      "el rave per les fulles", "fer campana", "anar de bòlit", "pèls a la llengua", "la cirereta del pastís",
      "xutar la galleda", "trencar-se una cama", "plouen gats i gossos", "vessar les mongetes",
    },
  },

  mention = {
    "Ahir algú va esmentar «{thing}» en una conversa.",
    "Una pàgina d’una llibreta vella porta el títol «{thing}».",
    "Aquest matí algú ha escrit «{thing}» a la pissarra.",
    "En un cartell del passadís es podia llegir «{thing}» amb lletres grosses.",
    "Un amic m’ha enviat un missatge que començava amb «{thing}».",
    "«{thing}» era la primera entrada d’una llista que hi havia damunt la taula.",
    "Durant el descans, dos estudiants parlaven de «{thing}».",
    "L’etiqueta d’una de les caixes del soterrani diu «{thing}».",
  },

  examples = {
    { stem = "De quin color és la llet?", choices = { "blau", "verd", "blanc", "vermell" }, answer = 3 },
    { stem = "Quina és la capital de Portugal?", choices = { "Lisboa", "Atenes", "Oslo", "Roma" }, answer = 1 },
    { stem = "Quin animal renilla?", choices = { "ànec", "peix", "gat", "cavall" }, answer = 4 },
    { stem = "Quant fan 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Quin és el contrari de «dia»?", choices = { "setmana", "nit", "any", "estiu" }, answer = 2 },
    { stem = "Quin dia ve just després de divendres?",
      choices = { "dijous", "dilluns", "dimecres", "dissabte" }, answer = 4 },
    { stem = "Què es porta als peus?", choices = { "sabates", "bufandes", "guants", "barrets" }, answer = 1 },
    { stem = "Quantes potes té una aranya?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Amb què es talla el paper?", choices = { "tisores", "cullera", "coixí", "llum" }, answer = 1 },
    { stem = "Quin d’aquests aliments és una fruita?", choices = { "peix", "formatge", "pa", "poma" }, answer = 4 },
    { stem = "On es poden agafar llibres en préstec?",
      choices = { "estable", "platja", "biblioteca", "fleca" }, answer = 3 },
    { stem = "Què ponen les gallines?", choices = { "pa", "ous", "llana", "llet" }, answer = 2 },
  },
}
