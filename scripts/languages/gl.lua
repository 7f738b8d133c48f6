-- Galician. Its neighbours Portuguese and Spanish share most words, so `words` names what only Galician writes so.
return lacuna.language {
  api = 1, code = "gl", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Galician", autonym = "galego", script = "Latn", family = "roa", direction = "ltr", resource = "mid",
  codes = { apertium = "glg", azure = "gl", deepl = "GL", google = "gl", nllb = "glg_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Responde á pregunta de opción múltiple. Contesta só cunha letra: {labels}.",
      "Le a pregunta e elixe a opción correcta. Escribe unicamente a súa letra ({labels}).",
      "Que opción é correcta? Dá só unha das letras {labels}, sen ningunha explicación.",
      "Escolle a mellor resposta da lista. A túa resposta debe ser unha soa letra de entre {labels}.",
      "A continuación hai unha pregunta con varias opcións. Indica a letra da correcta ({labels}) e nada máis.",
    },
    text = {
      "Responde á pregunta cunha palabra ou cunha expresión breve.",
      "Dá unha resposta breve á pregunta: poucas palabras, sen explicación.",
      "Le a pregunta e escribe só a resposta, o máis curta posible.",
      "Contesta á seguinte pregunta con cinco palabras como máximo, sen formar unha frase completa.",
      "Cal é a resposta a esta pregunta? Dila e non engadas nada máis.",
    },
  },
  demands = {
    letter = [[letra]], alone = [[(?<!\p{L})só(?!\p{L})|unicamente|unha soa|nada máis]],
    unexplained = [[sen (?:ningunha )?explicación]], best = [[a mellor]], word = [[cunha palabra]],
    short = [[breve|poucas palabras|curta]], five = [[cinco palabras como máximo]],
    fragment = [[sen formar unha frase completa]],
  },
  question = "Pregunta: {stem}", option = "{label}. {choice}", answer = "Resposta:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "un", "unha" }, { "dous", "dúas" }, "tres", "catro", "cinco", "seis", "sete", "oito", "nove", "dez",
  },

  affixes = {
    behind = { "s", "es", "a", "o", "as", "os" },
  },

  patterns = {
    cue = {
      [[(?:mellor )?(?:resposta|opción|alternativa|correcta)(?: correcta)? (?:é|sería) a (?:letra|opción|alternativa)]],
      [[(?:mellor )?(?:resposta|opción|correcta)(?: correcta)? (?-i:(?:é|sería) a(?=\h[“«*(]?[A-Z](?!\p{L})))]],
      [[(?:resposta|opción|alternativa|letra) (?:correcta|adecuada|final) (?:é|sería)]],
      [[(?:mellor|correcta) (?:resposta |opción )?(?:é|sería)]],
      [[(?:é|sería) a (?:letra|opción|alternativa|resposta)]],
      [[(?-i:(?:é|sería) a(?=\h["“*(]?[A-Z](?!\p{L})))]],
      [[resposta (?:é|sería)]],
      [[resposta(?: (?:correcta|final))?\h*:]],
      [[(?:opción|letra)(?: correcta)?\h*:]],
      [[(?:elixo|elixiría|escollo|escollería|selecciono|quedo con)(?: a (?:letra|opción))?]],
      [[(?:opción|letra)]],
    },
    affirm = { [[(?:é|sería) (?:a |o )?(?:resposta |opción )?(?:correct|acertad|mellor)]], [[é a miña resposta]] },
    contrast = { [[(?<!\p{L})(?:senón|pero|mais)(?!\p{L})]] },
    condition = { [[(?:se|sempre que)(?!\p{L})(?! non me (?:trabuco|engano|equivoco))]] },
    reason = { [[(?:porque|xa que|pois|dado que|explicación|motivo)(?!\p{L})]] },
    refusal = {
      [[non (?:te |che |lle |o )?podo (?:axudar|responder|contestar|proporcionar|dar|falar|facer iso)]],
      [[(?:síntoo|sinto|desculpa|perdoa|lamento|lamentablemente),? (?:pero |mais )?non (?:te |che |lle )?podo]],
      [[non (?:me é|é) posible (?:axudar|responder|contestar)|sinto non poder]],
      [[non (?:estou autorizad[oa]|teño permiso|son capaz)]],
      [[négome a|debo rexeitar|prefiro non responder|non vou responder]],
      [[como (?:unha )?(?:IA|intelixencia artificial)[^.]*non (?:te |che )?podo]],
      [[como (?:un )?modelo (?:de linguaxe|lingüístico)[^.]*non (?:te |che )?podo]],
    },
    abstain = {
      [[(?<!\p{L})non (?:o )?sei(?!\p{L})]],
      [[non estou (?:de todo |ben )?(?:seguro|segura)]],
      [[non teño (?:nin |ningunha )?idea]],
      [[descoñez(?:o|oo)]],
      [[non (?:hai|teño) (?:suficiente información|información suficiente|información dabondo)]],
      [[(?:é imposible|non é posible|non se pode) (?:saber|dicir|determinar)]],
    },
    negation = {
      [[(?<!\p{L})(?:non|nin|nunca|xamais|ningún|ningunha|tampouco|se|agás|excepto|salvo|menos|senón)(?!\p{L})]],
      [[(?<!\p{L})(?:incorrect|fals|errad|erróne|equivocad|trabucad)[oa]s?(?!\p{L})]],
      [[(?:descart\p{L}+|exclu\p{L}+|exclú\p{L}+|elimin\p{L}+|en lugar de|en vez de|agás)]],
    },
  },

  links = { "que" },
  stop_words = {
    "de", "a", "o", "e", "que", "da", "do", "en", "os", "as", "unha", "un", "para", "con", "é", "no", "na", "non",
    "se", "por", "dos", "das", "máis", "ao", "como", "pola", "polo", "foi", "seu", "súa", "son", "ou", "esta",
    "este", "tamén", "pero", "á", "aos", "cando", "moi", "entre", "sobre", "até", "desde",
  },
  words = {
    "unhas", "dunha", "dun", "nunha", "nun", "cunha", "cun", "hai", "ten", "teñen", "estar", "está", "eles", "ela",
    "onde", "quen", "cal", "cales", "isto", "iso", "despois", "antes", "sempre", "xa", "aínda", "porque", "mais",
    "seus", "súas", "outros", "outra", "anos", "pode", "polos", "polas", "ás", "facer", "dicir", "pregunta",
    "resposta", "el", "lle", "nos", "noso", "meu", "miña", "tiña", "tiñan", "era", "eran", "fixo", "home", "muller",
    "neno", "nena", "persoas", "día", "ano", "vez", "outro", "todo", "todos", "nada", "ninguén", "mentres", "durante",
    "canto", "cantos", "cantas", "entón", "logo", "case", "ningunha", "algunha", "algún", "deste", "desta", "destes",
    "neste", "nesta", "daquela",
  },

  culture = {
    entities = {
      "a Santa Compaña", "o Camiño de Santiago", "a Xunta", "a queimada", "o magosto", "Entroido", "o Antroido",
      "os peliqueiros", "Día das Letras Galegas", "polbo á feira", "o hórreo", "o pazo", "a rapa das bestas",
      "as meigas", "a morriña", "o Rexurdimento", "as Irmandades da Fala", "o Apalpador", "lacón con grelos",
      "a gaita", "Acción de Grazas", "Super Bowl", "fada dos dentes", "día da marmota", "truco ou trato",
    },
    idioms = {
      "nunca choveu que non escampara", "habelas hainas", "a cabalo regalado", "botar unha man",
      "dous paxaros dun tiro", "as orellas ao lobo", "pola boca morre o peixe", "facer as beiras", "coma unha cabra",
      "non dar pé con bóla", "auga pasada non move muíño", "chover a caldeiros", "un ollo da cara", "meter a zoca",
      "mexan por nós", "quen non chora non mama", "de perdidos ao río", "darlle unha patada ao balde",
      "romper unha perna", "chovendo gatos e cans", "derramar as fabas",
    },
  },

  mention = {
    "Onte alguén mencionou «{thing}» nunha conversa.",
    "Unha páxina dun caderno vello leva o título «{thing}».",
    "Esta mañá alguén escribiu «{thing}» no encerado.",
    "Nun cartel do corredor podíase ler «{thing}» en letras grandes.",
    "Un amigo envioume unha mensaxe que comezaba con «{thing}».",
    "«{thing}» era a primeira entrada dunha lista que estaba enriba da mesa.",
    "Durante o descanso, dous estudantes falaban de «{thing}».",
    "A etiqueta dunha das caixas do soto di «{thing}».",
  },

  examples = {
    { stem = "De que cor é o leite?", choices = { "azul", "verde", "branco", "vermello" }, answer = 3 },
    { stem = "Cal é a capital de Portugal?", choices = { "Lisboa", "Atenas", "Oslo", "Roma" }, answer = 1 },
    { stem = "Que animal rincha?", choices = { "pato", "peixe", "gato", "cabalo" }, answer = 4 },
    { stem = "Canto é 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Cal é o contrario de «día»?", choices = { "semana", "noite", "ano", "verán" }, answer = 2 },
    { stem = "Que día vén xusto despois do venres?",
      choices = { "xoves", "luns", "mércores", "sábado" }, answer = 4 },
    { stem = "Que se leva nos pés?", choices = { "zapatos", "bufandas", "luvas", "sombreiros" }, answer = 1 },
    { stem = "Cantas patas ten unha araña?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Con que se corta o papel?", choices = { "tesoiras", "culler", "almofada", "lámpada" }, answer = 1 },
    { stem = "Cal destes alimentos é unha froita?", choices = { "peixe", "queixo", "pan", "mazá" }, answer = 4 },
    { stem = "Onde se poden coller libros prestados?",
      choices = { "corte", "praia", "biblioteca", "panadaría" }, answer = 3 },
    { stem = "Que poñen as galiñas?", choices = { "pan", "ovos", "la", "leite" }, answer = 2 },
  },
}
