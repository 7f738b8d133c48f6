-- Italian. Informal address. Idioms are given by the part that does not inflect.
return lacuna.language {
  api = 1, code = "it", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Italian", autonym = "italiano", script = "Latn", family = "roa", direction = "ltr", resource = "high",
  codes = { apertium = "ita", azure = "it", deepl = "IT", google = "it", nllb = "ita_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Rispondi alla domanda a scelta multipla. Scrivi una sola lettera: {labels}.",
      "Leggi la domanda e scegli l’opzione giusta. Scrivi soltanto la sua lettera ({labels}).",
      "Quale opzione è corretta? Indica solo una delle lettere {labels}, senza alcuna spiegazione.",
      "Scegli la risposta migliore dall’elenco. La tua risposta deve essere una sola lettera tra {labels}.",
      "Ecco una domanda con diverse opzioni. Indica la lettera di quella corretta ({labels}) e nient’altro.",
    },
    text = {
      "Rispondi alla domanda con una parola o un’espressione breve.",
      "Dai una risposta breve alla domanda: poche parole, nessuna spiegazione.",
      "Leggi la domanda e scrivi solo la risposta, nel modo più breve possibile.",
      "Rispondi alla domanda seguente con cinque parole al massimo, senza formare una frase completa.",
      "Qual è la risposta a questa domanda? Scrivila e non aggiungere altro.",
    },
  },
  demands = {
    letter = [[letter(?:a|e)]], alone = [[una sola|solo|soltanto|nient['’]altro|non aggiungere altro]],
    unexplained = [[(?:senza alcuna|nessuna) spiegazione]], best = [[migliore]], word = [[una parola]],
    short = [[breve|poche parole]], five = [[cinque parole al massimo]],
    fragment = [[senza formare una frase completa]],
  },
  question = "Domanda: {stem}", option = "{label}. {choice}", answer = "Risposta:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "uno", "una" }, "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci",
  },
  normal = { map = { ["’"] = "'" } },

  affixes = {
    behind = { "i", "e", "a", "o" },
  },

  patterns = {
    cue = {
      [[(?:migliore |corretta )?(?:risposta|scelta)(?: (?:corretta|giusta|esatta|migliore))? è l['’]opzione]],
      [[(?:migliore |corretta )?(?:risposta|scelta)(?: (?:corretta|giusta|esatta|migliore))? è la lettera]],
      [[(?:risposta|opzione|alternativa|lettera|scelta) (?:corretta|giusta|esatta|migliore|finale) (?:è|sarebbe)]],
      [[(?:migliore|corretta|giusta|esatta) (?:risposta |opzione )?è]],
      [[(?:è|sarebbe|resta|rimane) (?:solo )?(?:l['’](?:opzione|alternativa)|la (?:lettera|risposta|scelta))]],
      [[(?<!\p{L})(?:è|sarebbe|resta|rimane) la(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[risposta (?:è|sarebbe)]],
      [[(?:risposta|soluzione)(?: (?:corretta|giusta|esatta|migliore|finale))?\h*:]],
      [[(?:opzione|lettera|scelta)(?: (?:corretta|giusta|esatta|migliore|finale))?\h*:]],
      [[(?:scelgo|sceglierei|seleziono|rispondo|opto per|opterei per)(?: l['’]opzione| la (?:lettera|risposta))?]],
      [[(?<!,\h)(?<!\p{L})(?:io )?direi(?: la)?(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[^\h*la(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[(?:opzione|lettera|alternativa)]],
    },
    affirm = { [[(?:è|sarebbe) (?:la |l['’]|quella )?(?:risposta |opzione )?(?:corrett|giust|esatt|miglior)]] },
    contrast = { [[(?<!\p{L})(?:ma|bensì|però)(?!\p{L})]] },
    condition = { [[(?:se|qualora|purché|a meno che)(?!\p{L})(?! non (?:sbaglio|erro|ricordo male))]] },
    reason = { [[(?:perch[éè]|poich[éè]|in quanto|dato che|dal momento che|spiegazione|motiv(?:o|azione))(?!\p{L})]] },
    refusal = {
      [[non (?:posso|riesco a) (?:aiutar|risponder|assister|fornir|soddisfar|farlo|dar|discuter|parlar|commentar)]],
      [[(?:mi dispiace|mi spiace|spiacente|scusa(?:mi|te)?|purtroppo),? (?:ma )?non (?:posso|sono in grado)]],
      [[non sono (?:in grado|autorizzat[oa]) (?:di|a) (?:aiutar|risponder|assister|fornir|sceglier)]],
      [[non mi è (?:possibile|consentito|permesso)]],
      [[mi rifiuto di|devo rifiutar(?:e|mi)|preferisco non|non (?:risponderò|fornirò)]],
      [[(?:in quanto|come|essendo) (?:un['’]?\h?)?(?:IA|intelligenza artificiale)[^.]*non (?:posso|sono)]],
      [[(?:in quanto|come|essendo un) modello (?:linguistico|di linguaggio)[^.]*non (?:posso|sono)]],
    },
    abstain = {
      [[(?<!\p{L})non (?:lo )?so(?!\p{L})]],
      [[non (?:ne )?sono (?:del tutto |completamente )?(?:sicur[oa]|cert[oa])]],
      [[non (?:ne )?ho (?:la minima |la più pallida |nessuna |alcuna )?idea]],
      [[non (?:conosco|saprei)]],
      [[non (?:ci sono|ho|dispongo di) (?:abbastanza |sufficienti )?informazioni|informazioni (?:in|non )sufficienti]],
      [[(?:è impossibile|non è possibile|non si può|impossibile) (?:saper|dir|stabilir|determinar)]],
    },
    negation = {
      [[(?<!\p{L})(?:non|né|neppure|nemmeno|neanche|mai|nessun[oa]?|se|qualora|tranne|eccetto|salvo|anziché)(?!\p{L})]],
      [[(?<!\p{L})(?:sbagliat|errat|scorrett|fals|inesatt)[oaie](?!\p{L})]],
      [[(?:esclud\p{L}+|escluso|scart\p{L}+|elimin\p{L}+|invece di|piuttosto che|a meno che|a parte)]],
    },
  },

  links = { "che", "ch'" },
  stop_words = {
    "di", "e", "il", "la", "che", "un", "una", "per", "non", "si", "in", "con", "sono", "da", "del", "della",
    "gli", "le", "al", "alla", "come", "più", "anche", "ma", "è", "lo", "dei", "delle", "nel", "nella", "questo",
    "questa", "perché", "quando", "ha", "o", "i", "su", "tra", "dal", "quale", "cosa",
  },
  words = {
    "degli", "essere", "hanno", "ogni", "molto", "solo", "dopo", "prima", "sempre", "così", "quindi", "ci", "viene",
    "può", "era", "loro", "suo", "sua", "due", "dove", "chi", "sul", "sulla", "dalla", "alle", "agli", "nelle",
    "stato", "fare", "tutti", "altri", "già", "poi", "corretta", "risposta", "domanda", "mi", "io", "lui", "lei",
    "aveva", "suoi", "sue", "mio", "mia", "stata", "alcuni", "tutto", "tutta", "niente", "ho", "hai", "abbiamo",
    "uomo", "donna", "ragazzo", "ragazza", "bambino", "persone", "giorno", "anno", "anni", "volta", "quello",
    "quella", "questi", "quali", "dai", "dalle", "nei", "ed", "se", "perciò", "mentre", "durante",
  },

  culture = {
    entities = {
      "Ferragosto", "la Befana", "codice fiscale", "esame di maturità", "liceo classico", "liceo scientifico",
      "il Mezzogiorno", "Seconda Repubblica", "Mani pulite", "maresciallo dei carabinieri", "Palazzo Chigi",
      "il Quirinale", "lo scudetto", "il Palio", "Festival di Sanremo", "il Totocalcio", "geometra", "caffè corretto",
      "cinepanettone", "Serie A", "Giorno del Ringraziamento", "Super Bowl", "fatina dei denti",
      "giorno della marmotta", "dolcetto o scherzetto", "scuola superiore junior",
    },
    idioms = {
      "in bocca al lupo", "crepi il lupo", "le mani bucate", "peli sulla lingua", "piove sul bagnato",
      "un occhio della testa", "acqua in bocca", "due piccioni con una fava", "il pelo nell’uovo",
      "a ogni morte di papa", "chiodo scaccia chiodo", "la coda di paglia", "tagliare la corda",
      "lucciole per lanterne", "non ci piove", "come il cacio sui maccheroni", "salvare capra e cavoli",
      "tutto fumo e niente arrosto", "calciare il secchio", "rompersi una gamba", "rompiti una gamba",
      "piovono gatti e cani", "versare i fagioli", "una volta in una luna blu", "essere al verde", "rimasto al verde",
    },
  },

  mention = {
    "Ieri qualcuno ha nominato «{thing}» in una conversazione.",
    "Una pagina di un vecchio quaderno porta il titolo «{thing}».",
    "Stamattina qualcuno ha scritto «{thing}» alla lavagna.",
    "Su un manifesto nel corridoio si poteva leggere «{thing}» a grandi lettere.",
    "Un amico mi ha mandato un messaggio che cominciava con «{thing}».",
    "«{thing}» era la prima voce di un elenco che stava sul tavolo.",
    "Durante la pausa due studenti parlavano di «{thing}».",
    "L’etichetta di una delle scatole in cantina dice «{thing}».",
  },

  examples = {
    { stem = "Di che colore è il latte?", choices = { "blu", "verde", "bianco", "rosso" }, answer = 3 },
    { stem = "Qual è la capitale del Portogallo?", choices = { "Lisbona", "Atene", "Oslo", "Roma" }, answer = 1 },
    { stem = "Quale animale nitrisce?", choices = { "anatra", "pesce", "gatto", "cavallo" }, answer = 4 },
    { stem = "Quanto fa 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Qual è il contrario di «giorno»?", choices = { "settimana", "notte", "anno", "estate" }, answer = 2 },
    { stem = "Quale giorno viene subito dopo il venerdì?",
      choices = { "giovedì", "lunedì", "mercoledì", "sabato" }, answer = 4 },
    { stem = "Che cosa si porta ai piedi?", choices = { "scarpe", "sciarpe", "guanti", "cappelli" }, answer = 1 },
    { stem = "Quante zampe ha un ragno?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Che cosa si usa per tagliare la carta?",
      choices = { "forbici", "cucchiaio", "cuscino", "lampada" }, answer = 1 },
    { stem = "Quale di questi alimenti è un frutto?", choices = { "pesce", "formaggio", "pane", "mela" }, answer = 4 },
    { stem = "Dove si possono prendere in prestito dei libri?",
      choices = { "stalla", "spiaggia", "biblioteca", "panetteria" }, answer = 3 },
    { stem = "Che cosa depongono le galline?", choices = { "pane", "uova", "lana", "latte" }, answer = 2 },
  },
}
