-- Yoruba, plain and short. Tone marks and the dots under e, o, s are often left out, so patterns take both spellings
-- and both are one in comparing. Example 3 tells the horse by its races.
return lacuna.language {
  api = 1, code = "yo", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Yoruba", autonym = "Yorùbá", script = "Latn", family = "alv", direction = "ltr", resource = "low",
  codes = { azure = "yo", google = "yo", nllb = "yor_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Dáhùn ìbéèrè tó ní àwọn àṣàyàn yìí. Kọ lẹ́tà kan ṣoṣo: {labels}.",
      "Ka ìbéèrè náà kí o sì yan èyí tó tọ̀nà. Kọ lẹ́tà rẹ̀ nìkan ({labels}).",
      "Èwo nínú àwọn àṣàyàn náà ló tọ̀nà? Kọ ọ̀kan ṣoṣo nínú àwọn lẹ́tà {labels}, láìsí àlàyé kankan.",
      "Yan ìdáhùn tó dára jù lọ nínú àkójọ náà. Ìdáhùn rẹ gbọ́dọ̀ jẹ́ lẹ́tà kan ṣoṣo nínú {labels}.",
      "Ìbéèrè kan tó ní àṣàyàn púpọ̀ nìyí. Sọ lẹ́tà èyí tó tọ̀nà ({labels}), má sì fi ohunkóhun kún un.",
    },
    text = {
      "Fi ọ̀rọ̀ kan tàbí ọ̀rọ̀ díẹ̀ dáhùn ìbéèrè náà.",
      "Fún ìbéèrè náà ní ìdáhùn kúkúrú: ọ̀rọ̀ díẹ̀, láìsí àlàyé.",
      "Ka ìbéèrè náà kí o sì kọ ìdáhùn nìkan, jẹ́ kó kúrú bó bá ti lè ṣeé ṣe tó.",
      "Dáhùn ìbéèrè tó tẹ̀ lé e yìí pẹ̀lú ọ̀rọ̀ tí kò ju márùn-ún lọ, láìkọ odindi gbólóhùn.",
      "Kí ni ìdáhùn ìbéèrè yìí? Sọ ọ́, má sì fi ohunkóhun kún un.",
    },
  },
  demands = {
    letter = [[lẹ́tà]], alone = [[ṣoṣo|nìkan|má sì fi ohunkóhun kún]], unexplained = [[láìsí àlàyé]],
    best = [[dára jù lọ]], word = [[ọ̀rọ̀ kan]], short = [[ọ̀rọ̀ díẹ̀|kúkúrú|kúrú]], five = [[kò ju márùn-ún lọ]],
    fragment = [[láìkọ odindi gbólóhùn]],
  },
  question = "Ìbéèrè: {stem}", option = "{label}. {choice}", answer = "Ìdáhùn:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "ọ̀kan", "kan", "ení" }, { "méjì", "èjì" }, { "mẹ́ta", "ẹ̀ta" }, { "mẹ́rin", "ẹ̀rin" }, { "márùn-ún", "àrún" },
    { "mẹ́fà", "ẹ̀fà" }, { "méje", "èje" }, { "mẹ́jọ", "ẹ̀jọ" }, { "mẹ́sàn-án", "ẹ̀sán" }, { "mẹ́wàá", "ẹ̀wá" },
  },
  normal = {
    drop = "\u{0300}\u{0301}\u{0304}\u{0323}\u{0329}",
    map = {
      ["à"] = "a", ["á"] = "a", ["ā"] = "a", ["è"] = "e", ["é"] = "e", ["ē"] = "e", ["ẹ"] = "e", ["ì"] = "i",
      ["í"] = "i", ["ī"] = "i", ["ò"] = "o", ["ó"] = "o", ["ō"] = "o", ["ọ"] = "o", ["ù"] = "u", ["ú"] = "u",
      ["ū"] = "u", ["ṣ"] = "s", ["ń"] = "n", ["ǹ"] = "n", ["ḿ"] = "m",
    },
  },

  patterns = {
    cue = {
      [[[oó] gb[oọ]\p{M}*d[oọ]\p{M}* j[eẹ]\p{M}*(?!\p{L})]],
      [[(?:m[aà][aá]|mo|[eè]mi) (?:s[oọ]\p{M}*|r[oò]|gb[aà]gb[oọ]\p{M}*) p[eé](?!\p{L})]],
      [[[iì]d[aá]h[uù]n (?:n[aá][aà] |(?:t[oó]|t[ií] [oó]) t[oọ]\p{M}?(?:n[aà])? )?ni l[eẹ]\p{M}?t(?:a|à)]],
      [[[iì]d[aá]h[uù]n (?:n[aá][aà] |mi )?(?:t[oó]|t[ií] [oó]) t[oọ]\p{M}?(?:n[aà])? (?:ni|j[eẹ]\p{M}?)]],
      [[[iì]d[aá]h[uù]n (?:t[oó]|t[ií] [oó]) d[aá]ra j[uù] l[oọ] (?:ni|j[eẹ]\p{M}?)]],
      [[(?:[eè]y[ií]|[aà][sṣ][aà]y[aà]n) (?:t[oó]|t[ií] [oó]) t[oọ]\p{M}?(?:n[aà])? (?:ni|j[eẹ]\p{M}?)]],
      [[l[eẹ]\p{M}?t[aà] (?:t[oó]|t[ií] [oó]) t[oọ]\p{M}?(?:n[aà])? (?:ni|j[eẹ]\p{M}?)]],
      [[[iì]d[aá]h[uù]n (?:n[aá][aà] |mi |r[eẹ]\p{M}? )?(?:ni|j[eẹ]\p{M}?)]],
      [[(?<!\p{L})ni (?:l[eẹ]\p{M}?t[aà]|[aà][sṣ][aà]y[aà]n)]],
      [[[iì]d[aá]h[uù]n(?: (?:t[oó]|t[ií] [oó]) t[oọ]\p{M}?(?:n[aà])?)?\h*:]],
      [[(?:[aà][sṣ][aà]y[aà]n|l[eẹ]\p{M}?t[aà])\h*:]],
      [[(?<!\p{L})mo (?:yan|m[uú])(?: (?:l[eẹ]\p{M}?t[aà]|[aà][sṣ][aà]y[aà]n))?]],
      [[(?:[aà][sṣ][aà]y[aà]n|l[eẹ]\p{M}?t[aà])]],
    },
    affirm = {
      [[^ ?ni (?:[iì]d[aá]h[uù]n|[oó] t[oọ]|t[oó] t[oọ]|[oó]|[oò][oó]t[oọ])]],
      [[^ ?l[oó] t[oọ]\p{M}?(?:n[aà])?]],
      [[^ ?ni\h*[.!]?$]],
      [[^ ?n[iì]kan l[oó] t[oọ]\p{M}?]],
      [[^\h*(?::|–|—|-|=|→)\h*ó tọ̀nà]],
    },
    contrast = { [[(?<!\p{L})(?:ṣùgbọ́n|sugbon|àmọ́|amo|bí kò ṣe|bikose)(?!\p{L})]] },
    condition = { [[(?:b[ií]|t[ií]) [^.,]*b[aá](?!\p{L})]] },
    reason = { [[(?:nítorí|nitori|torí|àlàyé|alaye|ìdí)(?!\p{L})]] },
    within = {
      [[%(?: ti)? @]],
      [[(?:\A|\h)[^#@=\h]+ (?:ti|nípa) @]],
      [[\A(?:[^@=\h]+ )?(?!(?:ní|ni|láti|lati|sí|àti|fún|nínú|ń|jẹ́) )[^#&@=\d\h]+ @\z]],
    },
    refusal = {
      [[(?<!\p{L})(?:mi|n|èmi) ?k?[oò] l[eè] (?:d[aá]h[uù]n|r[aà]n|f[uú]n|[sṣ]e|p[eè]s[eè])]],
      [[(?:m[aá] b[ií]n[uú]|p[eẹ]\p{M}?l[eẹ]\p{M}?),? (?:[sṣ][uù]gb[oọ]\p{M}?n )?(?:mi|n) ?k?[oò] l[eè](?!\p{L})]],
      [[(?<!\p{L})(?:mi|n) ?(?:k[oò]|ò) n[ií] (?:[aà][sṣ][eẹ]|[aà][nǹ]f[aà][aà]n[ií]) l[aá]ti]],
      [[g[eẹ]\p{M}?g[eẹ]\p{M}? b[ií] (?:AI|[eẹ]\p{M}?r[oọ]|[aà]w[oò][sṣ]e)[^.]*(?:k[oò]|ò) l[eè](?!\p{L})]],
    },
    abstain = {
      [[(?<!\p{L})(?:mi|n) ?k?[oò] m[oọ]\p{M}?(?!\p{L})]],
      [[k[oò] d[aá] mi l[oó]j(?:u|ú)]],
      [[(?:mi|n) ?(?:k[oò]|ò) n[ií] [iì]d[aá]n[ií]l[oó]j(?:u|ú)]],
      [[k[oò] s[ií] (?:[aà]l[aà]y[eé]|[iì]w[ií]f[uú]nni|[iì]s[oọ]f[uú]nni) (?:t[oó]|t[ií] [oó]) (?:t[oó]|p[oọ]\p{M}?)]],
      [[k[oò] [sṣ][eé]e (?:m[oọ]\p{M}?|s[oọ])]],
    },
    negation = {
      [[(?<!mo )(?<!\p{L})s[oọ]\p{M}* (?:fún mi )?p[eé](?!\p{L})]],
      [[(?<!\p{L})(?:k[oò]|kì|k[ií]í|kii|ò|m[aá]|b[aá]|bí|kọ́)(?![\p{L}\p{M}])]],
      [[(?<!\p{L})(?:[aà]y[aà]fi|d[ií]p[oò]|y[aà]t[oọ]\p{M}?)(?!\p{L})]],
      [[(?<!\p{L})(?:[aà][ií]t[oọ]\p{M}?|[aà][sṣ][iì][sṣ]e|ir[oọ]\p{M}?)(?!\p{L})]],
      [[[eè]n[iì]y[aà]n (?:s[oọ]\p{M}*|r[oò]|gb[aà]gb[oọ]\p{M}*) p[eé](?!\p{L})]],
      [[k[oọ]\p{M}*k[oọ]\p{M}* r[oò](?!\p{L})]],
      [[(?:mo|n) (?:ń )?[sṣ]iy[eè]m[eé]j[iì](?!\p{L})]],
    },
  },

  conclusions = { "náà", "bẹ́ẹ̀ni" },
  phrase = {
    classes = {
      "ìlú", "ilu", "abúlé", "ìpínlẹ̀", "ipinle", "orílẹ̀-èdè", "erékùṣù", "èbúté", "agbègbè", "oṣù", "ọdún", "ọjọ́",
      "orúkọ", "ọ̀rọ̀", "àwọ̀", "awo", "èdè", "irú", "ẹgbẹ́", "nọ́mbà", "lẹ́tà", "apá",
    },
    titles = {
      "òkè", "adágún", "òkun", "ààrẹ", "aare", "ọ̀gbẹ́ni", "dókítà", "òǹkọ̀wé", "akéwì", "onímọ̀", "olóyè", "alàgbà",
      "ẹranko", "ẹyẹ", "ẹja", "olú-ìlú",
    },
    relations = {
      "ìyàwó", "iyawo", "ọkọ", "ìyá", "iya", "bàbá", "baba", "ọmọ", "omo", "ẹ̀gbọ́n", "àbúrò", "ọ̀rẹ́", "ore",
      "olùkọ́", "akẹ́kọ̀ọ́", "ọ̀tá", "ibojì", "ère", "ilé", "ile", "ìwé", "iwe", "yunifásítì", "ilé-ìwòsàn", "afárá",
      "ibùdókọ̀", "nítòsí", "nitosi", "ẹ̀gbẹ́", "ẹ̀yìn", "ìta", "ọba", "oba", "odò", "odo",
    },
    copulas = { "ni", "jẹ́", "je" },
  },
  ordinal = {
    words = {
      { "àkọ́kọ́", "kìíní", "akoko" }, { "kejì", "keji" }, { "kẹta", "keta" }, { "kẹrin", "kerin" }, "karùn-ún",
      "kẹfà",
    },
    beside = { "àṣàyàn", "ìdáhùn", "ni", "tó", "tọ́", "jẹ́", "mi", "mo", "rò", "pé", "yàn" },
  },
  stop_words = {
    "ni", "tí", "ti", "àti", "náà", "ó", "sí", "kò", "wọ́n", "láti", "fún", "jẹ́", "pé", "bí", "yìí", "nínú", "ṣe",
    "rẹ̀", "àwọn", "ló", "tó", "sì", "gbogbo", "bá", "kan", "pẹ̀lú", "lórí", "nítorí", "èyí", "lè", "máa", "ń",
    "ṣùgbọ́n", "lẹ́yìn", "tàbí", "wọn", "kí", "fi", "wà", "ọ̀rọ̀",
  },
  words = {
    "mo", "mi", "o", "ẹ", "wa", "nígbà", "ìgbà", "kankan", "púpọ̀", "tún", "gẹ́gẹ́", "síbẹ̀", "títí", "nípa",
    "láàrin", "lọ", "wá", "padà", "ọdún", "ọjọ́", "ènìyàn", "ìdáhùn", "ìbéèrè", "àwon", "awon", "pelu", "sugbon",
    "nitori", "ninu", "lati", "fun", "naa", "yii", "tabi", "ọmọ", "ọkùnrin", "obìnrin", "ilé", "ìlú", "ayé", "omi",
    "oúnjẹ", "owó", "ọ̀pọ̀", "díẹ̀", "kékeré", "ńlá", "dára", "burú", "yóò", "gbọ́dọ̀", "níbi", "níbo", "báwo",
    "kínni", "mélòó", "wo", "èwo", "tani", "báyìí", "lónìí", "lánàá", "ọ̀la", "wọ̀nyí", "wọ̀nyẹn", "yẹn", "ìyẹn",
    "tèmi", "nìkan", "àwa", "ẹ̀yin", "awọn", "omo", "okunrin", "obinrin", "kini", "nitoripe", "gegebi",
    "si", "kì", "gbà", "bọ̀", "jẹ", "mu", "rí", "gbọ́", "mọ̀", "sọ", "lábẹ́", "láàárín", "ṣáájú", "èmi", "ìwọ", "òun",
    "rẹ", "yín", "méjì", "mẹ́ta", "mẹ́rin", "márùn-ún", "kọ̀ọ̀kan", "mìíràn", "jù", "jùlọ", "gan", "ọmọdé", "bàbá",
    "ìyá", "ọ̀rẹ́", "ìwé", "iṣẹ́", "òru", "àkókò", "nǹkan", "ilẹ̀", "apá", "ọwọ́", "ojú", "orí", "ọ̀nà", "àpẹẹrẹ",
    "ẹgbẹ́", "tuntun", "àkọ́kọ́", "ìkẹyìn", "ta", "ibo", "òótọ́", "irọ́", "nísinsìnyí", "rárá", "pè", "yẹ", "fẹ́",
    "fẹ́ràn", "bẹ̀rẹ̀", "parí", "lò", "ní", "láìsí", "bíi", "orúkọ", "ẹranko", "igi", "ẹja", "ẹyẹ", "oòrùn", "òjò",
    "afẹ́fẹ́", "ooru", "otútù", "tútù", "gbóná", "pupa", "funfun", "dúdú",
  },

  culture = {
    entities = {
      "àṣọ òkè", "àmàlà", "èwà àgànyìn", "egúngún", "Ọ̀ṣun", "Ṣàngó", "babaláwo", "Ifá", "ọba", "Aláàfin", "Ọọ̀ni",
      "Odùduwà", "orí", "dùndún", "ẹbọ", "Ọjọ́ Ìdúpẹ́", "Super Bowl", "Halloween",
    },
    idioms = {
      "àgbà kì í wà lọ́jà", "ilé là ń wò kí a tó sọ ọmọ lórúkọ", "bí a bá ń sunkún, à máa ń ríran",
      "ẹni da eérú leérú ń tọ̀", "ọwọ́ ọmọdé kò tó pẹpẹ", "àìrìn jìnnà", "ojú lọ̀rọ̀ wà", "ẹnu àìmẹ́nu",
      "kí ilẹ̀ tó pa òṣìkà", "ta garawa nípàá", "òjò ológbò àti ajá",
    },
  },

  mention = {
    "Lánàá, ẹnìkan dárúkọ “{thing}” nínú ìjíròrò kan.",
    "Ojú ìwé kan nínú ìwé àkọsílẹ̀ àtijọ́ kan ní àkọlé “{thing}”.",
    "Ní àárọ̀ yìí, ẹnìkan kọ “{thing}” sára pátákó.",
    "Lára bébà ńlá kan nínú ọ̀dẹ̀dẹ̀, àwọn ènìyàn lè ka “{thing}” ní lẹ́tà ńláńlá.",
    "Ọ̀rẹ́ mi kan fi àtẹ̀jíṣẹ́ kan ránṣẹ́ sí mi tó bẹ̀rẹ̀ pẹ̀lú “{thing}”.",
    "“{thing}” ló wà ní ìbẹ̀rẹ̀ àkójọ kan tó wà lórí tábìlì.",
    "Ní àkókò ìsinmi, àwọn akẹ́kọ̀ọ́ méjì ń sọ̀rọ̀ nípa “{thing}”.",
    "Wọ́n kọ “{thing}” sára ọ̀kan nínú àwọn àpótí tó wà nínú yàrá ìsàlẹ̀ ilé.",
  },

  examples = {
    { stem = "Àwọ̀ wo ni wàrà ní?", choices = { "búlúù", "àwọ̀ ewé", "funfun", "pupa" }, answer = 3 },
    { stem = "Kí ni olú ìlú orílẹ̀-èdè Portugal?", choices = { "Lisbon", "Athens", "Oslo", "Rome" }, answer = 1 },
    { stem = "Ẹranko wo ni àwọn ènìyàn máa ń gùn nínú eré ìje?",
      choices = { "pẹ́pẹ́yẹ", "ẹja", "ológbò", "ẹṣin" }, answer = 4 },
    { stem = "Kí ni àpapọ̀ 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Kí ni òdìkejì ọ̀rọ̀ náà “ọ̀sán”?", choices = { "ọ̀sẹ̀", "òru", "ọdún", "ẹ̀ẹ̀rùn" }, answer = 2 },
    { stem = "Ọjọ́ wo ló máa ń tẹ̀ lé ọjọ́ Ẹtì?",
      choices = { "Ọjọ́bọ̀", "Ọjọ́ Ajé", "Ọjọ́rú", "Ọjọ́ Àbámẹ́ta" }, answer = 4 },
    { stem = "Kí ni àwọn ènìyàn máa ń wọ̀ sí ẹsẹ̀?",
      choices = { "bàtà", "ìborùn", "ìbọ̀wọ́", "fìlà" }, answer = 1 },
    { stem = "Ẹsẹ̀ mélòó ni aláǹtakùn ní?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Kí ni a máa ń lò láti gé bébà?",
      choices = { "àlùmọ́gàjí", "ṣíbí", "ìrọ̀rí", "fìtílà" }, answer = 1 },
    { stem = "Èwo nínú àwọn oúnjẹ wọ̀nyí ni èso?",
      choices = { "ẹja", "wàràkàṣì", "búrẹ́dì", "ápù" }, answer = 4 },
    { stem = "Níbo ni àwọn ènìyàn ti lè yá ìwé?",
      choices = { "ilé ẹṣin", "etíkun", "ilé ìkàwé", "ilé búrẹ́dì" }, answer = 3 },
    { stem = "Kí ni adìẹ máa ń yé?", choices = { "búrẹ́dì", "ẹyin", "irun àgùntàn", "wàrà" }, answer = 2 },
  },
}
