-- Italiano. Ogni stile: words = { { da, a }, … }; letters, drop (ciò che cade), small (senza maiuscola iniziale).
return {
  colloquial = { words = { { "che cosa", "cosa" }, { "bambini", "bimbi" }, { "padre", "papà" }, { "madre", "mamma" },
    { "televisione", "tele" }, { "qual è", "qual’è" }, { "persone", "tizi" }, { "denaro", "soldi" },
    { "molto", "un sacco" }, { "bicicletta", "bici" } } },
  formal = { words = { { "tu", "Lei" }, { "tuo", "Suo" }, { "tua", "Sua" }, { "puoi", "può" }, { "usi", "usa" },
    { "gente", "popolazione" }, { "si usa", "si impiega" }, { "comprare", "acquistare" }, { "si trova", "è situata" },
    { "cosa", "che cosa" } } },
  sms = { small = true, words = { { "che", "ke" }, { "chi", "ki" }, { "perché", "xké" }, { "per", "x" },
    { "non", "nn" }, { "come", "cm" }, { "quanti", "qnt" }, { "sono", "sn" }, { "con", "cn" }, { "quale", "ql" },
    { "qual", "ql" }, { "anche", "anke" }, { "della", "dlla" }, { "quando", "qnd" }, { "di", "d" } } },
  dialect = { words = { { "padre", "babbo" }, { "papà", "babbo" }, { "adesso", "mo" }, { "formaggio", "cacio" },
    { "anguria", "cocomero" }, { "ragazzo", "guaglione" }, { "bambini", "picciriddi" }, { "fare", "fà" },
    { "lavoro", "fatica" }, { "niente", "nulla" } } },
}
