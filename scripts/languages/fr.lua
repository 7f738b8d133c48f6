-- French. U+00A0 stands before : ? ! » and after «, which is why the patterns say \h and not \s.
return lacuna.language {
  api = 1, code = "fr", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "French", autonym = "français", script = "Latn", family = "roa", direction = "ltr", resource = "high",
  codes = { apertium = "fra", deepl = "FR", nllb = "fra_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Répondez à la question à choix multiple. Donnez une seule lettre : {labels}.",
      "Lisez la question et choisissez la bonne option. N’écrivez que sa lettre ({labels}).",
      "Quelle option est correcte ? Donnez seulement l’une des lettres {labels}, sans aucune explication.",
      "Sélectionnez la meilleure réponse de la liste. Votre réponse doit être une seule lettre parmi {labels}.",
      "Voici une question avec plusieurs options. Indiquez la lettre de la bonne ({labels}) et rien d’autre.",
    },
    text = {
      "Répondez à la question par un mot ou une courte expression.",
      "Donnez une réponse brève à la question : quelques mots, sans explication.",
      "Lisez la question et n’écrivez que la réponse, aussi courte que possible.",
      "Répondez à la question suivante en cinq mots au plus, sans faire de phrase complète.",
      "Quelle est la réponse à cette question ? Donnez-la et n’ajoutez rien d’autre.",
    },
  },
  question = "Question : {stem}", option = "{label}. {choice}", answer = "Réponse :", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = { { "un", "une" }, "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix" },
  normal = { map = { ["’"] = "'", ["œ"] = "oe", ["æ"] = "ae" } },

  affixes = {
    behind = { "s", "e", "es", "x" },
  },

  patterns = {
    cue = {
      [[(?:bonne |meilleure )?réponse(?: (?:correcte|exacte))? est(?: donc)? (?:l['’]option|la (?:réponse|lettre))]],
      [[(?:bonne|meilleure) (?:réponse|option|lettre|proposition) (?:est|serait)(?: donc)?]],
      [[(?:réponse|option|lettre|proposition) (?:correcte|exacte|juste|finale) (?:est|serait)(?: donc)?]],
      [[(?:réponse|solution) (?:est|serait)(?: donc)?]],
      [[(?:est|serait)(?: donc)? (?:l['’]option|la (?:réponse|lettre|proposition))]],
      [[(?<!\p{L})(?:c['’]est|il s['’]agit|reste)(?: donc)?(?: (?:la|de la))?(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[(?:c['’]est|il s['’]agit|ce serait)(?: donc)? (?:l['’]option|(?:de )?la (?:réponse|lettre|proposition))]],
      [[(?<!\p{L})(?:c['’]est donc|donc c['’]est)]],
      [[(?:réponse|solution)(?: (?:correcte|exacte|juste|finale|définitive))?\h*:]],
      [[(?:option|lettre|proposition)(?: correcte)?\h*:]],
      [[je (?:choisis|choisirais|sélectionne|prends|penche pour|opte pour)(?: donc)?]],
      [[(?<!,\h)(?<!\p{L})je (?:dirais|pencherais pour)(?: la)?(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[je (?:choisis|choisirais|prends)(?: donc)? (?:l['’]option|la (?:réponse|lettre|proposition))]],
      [[^\h*la(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[(?:option|lettre|proposition|réponse)]],
    },
    affirm = { [[(?:est|serait|semble) (?:la |le )?(?:réponse |option )?(?:bon|correct|exact|juste|meilleur)]] },
    contrast = { [[(?<!\p{L})mais(?!\p{L})]] },
    condition = { [[(?:si|s['’]ils?|à condition)(?!\p{L})(?! je ne me trompe| ma mémoire| mes souvenirs)]] },
    refusal = {
      [[je ne peux (?:pas|malheureusement pas) (?:vous |t['’]|y )?(?:aider|répondre|fournir|faire|donner|renseigner)]],
      [[désolée?,? (?:mais )?je ne (?:peux|puis|suis) pas]],
      [[je ne suis (?:pas|malheureusement pas) (?:en mesure|autorisée?|capable) (?:de|d['’]|à)]],
      [[je (?:refuse|dois refuser|préfère ne pas) (?:de |d['’])?]],
      [[je ne (?:fournirai|donnerai|répondrai) pas]],
      [[il m['’]est impossible (?:de|d['’])]],
      [[en tant (?:qu['’]IA|que modèle de langage)[^.]*je ne (?:peux|puis) pas]],
    },
    abstain = {
      [[je n(?:e |['’]en )sais (?:pas|rien)]],
      [[je (?:ne |n['’]en )?suis pas (?:du tout |vraiment )?(?:sûre?|certaine?)]],
      [[je ne connais pas la (?:bonne )?réponse]],
      [[(?:je n['’]ai )?(?:aucune|pas la moindre) idée]],
      [[(?<!\p{L})j(?:e l)?['’]ignore]],
      [[je ne (?:saurais|peux) (?:pas )?(?:le )?(?:dire|savoir)]],
      [[pas (?:d['’])?assez d['’]informations?|informations? insuffisantes?]],
      [[impossible (?:de|à) (?:le )?(?:dire|savoir|déterminer|trancher)]],
    },
    negation = {
      [[(?<!\p{L})(?:ne|pas|ni|non|jamais|aucune?|si|sauf|excepté|hormis)(?!\p{L})]],
      [[(?<!\p{L})n['’](?=\p{L})]],
      [[(?<!\p{L})(?:incorrecte?|inexacte?|erronée?|faux|fausse|mauvaise)s?(?!\p{L})]],
      [[(?:élimin\p{L}+|écart\p{L}+|exclu\p{L}*|au lieu de|plutôt que|autre que|à part)]],
    },
  },

  stop_words = {
    "de", "la", "le", "et", "les", "des", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans", "a",
    "par", "plus", "pas", "au", "sur", "ne", "se", "ce", "il", "sont", "avec", "son", "ou", "aux", "cette",
    "ses", "mais", "nous", "elle", "comme", "leur", "on", "où", "lui",
  },

  words = {
    "cet", "ces", "sa", "leurs", "tout", "tous", "très", "peut", "faire", "même", "aussi", "deux", "été", "sans",
    "entre", "après", "donc", "être", "ont", "fait", "était", "bien", "sous", "depuis", "dont", "quel", "quelle",
    "ils", "elles", "vous", "je", "car", "ainsi", "encore", "réponse", "question", "cela", "ici", "tu", "me", "mon",
    "ton", "nos", "vos", "votre", "notre", "avait", "avaient", "sera", "serait", "fut", "suis", "êtes", "homme",
    "femme", "enfant", "jour", "ans", "fois", "autre", "autres", "rien", "personne", "jamais", "toujours", "parce",
    "pendant", "avant", "chez", "vers", "quand", "comment", "pourquoi", "combien", "quelles", "quels", "lequel",
    "laquelle",
  },

  culture = {
    entities = {
      "baccalauréat", "les grandes écoles", "classe préparatoire", "agrégation", "énarque", "le 14 Juillet",
      "galette des rois", "poisson d’avril", "la Marseillaise", "Matignon", "l’Élysée", "l’Hexagone", "Marianne",
      "la Toussaint", "Mai 68", "carte Vitale", "le RER", "pétanque", "département d’outre-mer", "la petite souris",
      "Action de grâce", "le Super Bowl", "fée des dents",
    },
    idioms = {
      "poser un lapin", "avoir le cafard", "tomber dans les pommes", "casser les pieds", "les carottes sont cuites",
      "la moutarde au nez", "au pied de la lettre", "un froid de canard", "du pain sur la planche",
      "chercher midi à quatorze heures", "quand les poules auront des dents", "mettre les pieds dans le plat",
      "il pleut des cordes", "pas piqué des hannetons", "vendre la mèche", "l’habit ne fait pas le moine",
      "la langue au chat", "d’une pierre deux coups", "la cerise sur le gâteau", "donner un coup de pied au seau",
      "casse-toi une jambe", "renverser les haricots", "il pleut des chats et des chiens",
    },
  },

  mention = {
    "Hier, quelqu’un a mentionné « {thing} » dans une conversation.",
    "Une page d’un vieux cahier porte le titre « {thing} ».",
    "Ce matin, quelqu’un a écrit « {thing} » au tableau.",
    "Sur une affiche du couloir, on pouvait lire « {thing} » en grandes lettres.",
    "Un ami m’a envoyé un message qui commençait par « {thing} ».",
    "« {thing} » était la première entrée d’une liste posée sur la table.",
    "Pendant la pause, deux étudiants parlaient de « {thing} ».",
    "L’étiquette de l’une des caisses de la cave porte l’inscription « {thing} ».",
  },

  examples = {
    { stem = "De quelle couleur est le lait ?", choices = { "bleu", "vert", "blanc", "rouge" }, answer = 3 },
    { stem = "Quelle est la capitale du Portugal ?",
      choices = { "Lisbonne", "Athènes", "Oslo", "Rome" }, answer = 1 },
    { stem = "Quel animal hennit ?", choices = { "canard", "poisson", "chat", "cheval" }, answer = 4 },
    { stem = "Combien font 5 + 4 ?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Quel est le contraire du mot « jour » ?", choices = { "semaine", "nuit", "année", "été" }, answer = 2 },
    { stem = "Quel jour vient juste après vendredi ?",
      choices = { "jeudi", "lundi", "mercredi", "samedi" }, answer = 4 },
    { stem = "Que porte-t-on aux pieds ?", choices = { "chaussures", "écharpes", "gants", "chapeaux" }, answer = 1 },
    { stem = "Combien de pattes une araignée a-t-elle ?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Avec quoi coupe-t-on du papier ?",
      choices = { "ciseaux", "cuillère", "oreiller", "lampe" }, answer = 1 },
    { stem = "Lequel de ces aliments est un fruit ?",
      choices = { "poisson", "fromage", "pain", "pomme" }, answer = 4 },
    { stem = "Où peut-on emprunter des livres ?",
      choices = { "écurie", "plage", "bibliothèque", "boulangerie" }, answer = 3 },
    { stem = "Que pondent les poules ?", choices = { "pain", "œufs", "laine", "lait" }, answer = 2 },
  },
}
