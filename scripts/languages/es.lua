-- Spanish. Informal address, as is usual between a person and a program.
return lacuna.language {
  api = 1, code = "es", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Spanish", autonym = "español", script = "Latn", family = "roa", direction = "ltr", resource = "high",
  codes = { apertium = "spa", azure = "es", deepl = "ES", google = "es", nllb = "spa_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Responde a la pregunta de opción múltiple. Contesta solo con una letra: {labels}.",
      "Lee la pregunta y elige la opción correcta. Escribe únicamente su letra ({labels}).",
      "¿Qué opción es correcta? Da solo una de las letras {labels}, sin ninguna explicación.",
      "Escoge la mejor respuesta de la lista. Tu respuesta debe ser una sola letra de entre {labels}.",
      "A continuación hay una pregunta con varias opciones. Indica la letra de la correcta ({labels}) y nada más.",
    },
    text = {
      "Responde a la pregunta con una palabra o una expresión breve.",
      "Da una respuesta breve a la pregunta: pocas palabras, sin explicación.",
      "Lee la pregunta y escribe solo la respuesta, lo más corta posible.",
      "Contesta a la siguiente pregunta con cinco palabras como máximo, sin formar una oración completa.",
      "¿Cuál es la respuesta a esta pregunta? Dila y no añadas nada más.",
    },
  },
  demands = {
    letter = [[letra]], alone = [[solo|únicamente|una sola|nada más]],
    unexplained = [[sin (?:ninguna )?explicación]], best = [[la mejor]], word = [[una palabra]],
    short = [[breve|pocas palabras|corta]], five = [[cinco palabras como máximo]],
    fragment = [[sin formar una oración completa]],
  },
  question = "Pregunta: {stem}", option = "{label}. {choice}", answer = "Respuesta:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "uno", "una", "un" }, "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
  },

  affixes = {
    behind = { "s", "es", "a", "o", "as", "os" },
  },

  patterns = {
    cue = {
      [[(?:mejor )?(?:respuesta|opción|correcta)(?: (?:correcta|adecuada))? es la (?:opción|letra|alternativa)]],
      [[(?:respuesta|opción|alternativa|letra) (?:más )?(?:correcta|adecuada|acertada|probable|final) (?:es|sería)]],
      [[(?:la )?(?:correcta|mejor) (?:respuesta |opción )?(?:es|sería)]],
      [[(?:respuesta|solución) (?:es|sería)]],
      [[(?:es|sería) la (?:opción|letra|respuesta|alternativa)]],
      [[(?<!\p{L})(?:es|sería|queda) la(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[(?:respuesta|solución)(?: (?:correcta|final|definitiva))?\h*:]],
      [[(?:opción|letra|alternativa)(?: correcta)?\h*:]],
      [[(?:elijo|escojo|elegiría|escogería|selecciono|marco|marcaría|me quedo con|me inclino por|opto por)]],
      [[(?<!,\h)(?<!\p{L})(?:yo )?diría(?: que)?(?: es)?(?: la)?(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[^\h*la(?=\h["“«*(]?[A-Z](?!\p{L}))]],
      [[(?:opción|letra|alternativa)]],
    },
    affirm = {
      [[(?:es|sería|parece) (?:la |el )?(?:respuesta |opción )?(?:correct|adecuad|mejor|acertad)]],
      [[es mi respuesta]],
    },
    contrast = { [[(?<!\p{L})(?:sino|pero)(?!\p{L})]] },
    condition = { [[(?:si|siempre que|suponiendo)(?!\p{L})(?! no me equivoco| (?:mal )?no recuerdo)]] },
    reason = {
      [[(?:porque|ya que|pues|puesto que|dado que|debido a|explicación|justificación|razón|motivo)(?!\p{L})]],
    },
    refusal = {
      [[no (?:te |le |lo )?puedo (?:ayudar|responder|contestar|proporcionar|dar|ofrecer|informar|hablar|hacer eso)]],
      [[(?:lo siento|lo lamento|disculp[ae]|perdon[ae]),? (?:pero )?no (?:te |le )?(?:puedo|es posible)]],
      [[no (?:me es|es) posible (?:ayudar|responder|contestar)]],
      [[no (?:estoy autorizad[oa]|tengo permitido|soy capaz|estoy en condiciones)]],
      [[(?:me niego a|debo negarme|prefiero no (?:responder|contestar|opinar)|no voy a (?:responder|contestar))]],
      [[como (?:IA|inteligencia artificial|(?:un )?modelo de lenguaje)[^.]*no puedo]],
    },
    abstain = {
      [[(?<!\p{L})no (?:lo |la )?sé(?!\p{L})]],
      [[(?<!\p{L})no (?:lo )?sabría (?:decir|responder|contestar)]],
      [[no estoy (?:del todo |completamente )?segur(?:o|a)]],
      [[(?:lo )?desconozco]],
      [[(?:no tengo (?:ni |la menor |la más mínima )?|(?<!\p{L})ni |(?:la menor|la más mínima) )idea]],
      [[no (?:hay|tengo|cuento con) (?:suficiente información|información suficiente)]],
      [[(?:es imposible|no es posible|no se puede|no puedo) (?:saber|decir|determinar)]],
    },
    negation = {
      [[(?<!\p{L})(?:no|ni|nunca|jamás|tampoco|ningún|ninguno|ninguna|si|excepto|salvo|menos|sino)(?!\p{L})]],
      [[(?<!\p{L})(?:incorrect|fals|erróne|equivocad)[oa]s?(?!\p{L})]],
      [[(?:descart\p{L}+|exclu\p{L}+|elimin\p{L}+|en vez de|en lugar de|aparte de)]],
    },
  },

  denial = {
    "no", "ni", "nunca", "jamás", "tampoco", "ninguno", "ninguna", "incorrecto", "incorrecta", "falso", "falsa", "si",
    "excepto", "salvo", "descarto", "descartar", "descartamos", "errónea", "equivocada",
  },
  links = { "que" },
  stop_words = {
    "de", "la", "que", "el", "en", "y", "a", "los", "se", "del", "las", "un", "por", "con", "no", "una",
    "su", "para", "es", "al", "lo", "como", "más", "pero", "sus", "le", "ya", "o", "este", "sí", "porque",
    "esta", "entre", "cuando", "muy", "sin", "sobre", "también", "me", "hasta", "hay", "donde",
  },

  words = {
    "son", "ha", "fue", "ser", "está", "todo", "todos", "eso", "ese", "esa", "esto", "desde", "nos", "durante", "uno",
    "ni", "contra", "otros", "mi", "qué", "cuál", "quien", "cual", "nada", "muchos", "poco", "antes", "algunos",
    "hace", "otra", "él", "ella", "ellos", "tanto", "después", "siempre", "respuesta", "pregunta", "era", "eran",
    "había", "tenía", "tiene", "tienen", "hacer", "puede", "pueden", "hombre", "mujer", "niño", "niña", "personas",
    "día", "año", "años", "vez", "otro", "cada", "mientras", "cuánto", "cuántos", "cuáles", "quién", "dónde", "cómo",
    "mucho", "mucha", "nunca", "casi", "aún", "todavía", "aunque", "entonces", "luego", "así", "yo", "nosotros",
    "quiénes", "cuándo", "menos", "tan", "tampoco", "jamás", "aquí", "allí", "ahí", "ahora", "hacia", "pues", "sino",
    "bajo", "tras", "según", "ante", "habían", "hubo", "he", "has", "hemos", "han", "están", "estaba", "estaban",
    "estuvo", "estar", "fueron", "sea", "siendo", "sido", "tenían", "tuvo", "tener", "hacen", "hacía", "hizo",
    "hicieron", "hecho", "podía", "podría", "pudo", "poder", "quiere", "quería", "quiso", "debe", "deben", "va",
    "van", "iba", "voy", "dice", "dijo", "decía", "dicho", "ver", "vio", "viene", "vino", "llegó", "llegar", "salió",
    "pasó", "dejó", "dio", "dar", "sabe", "sabía", "saber", "les", "te", "mis", "tu", "tus", "nuestro", "nuestra",
    "esos", "esas", "aquel", "aquella", "aquellos", "estos", "estas", "otras", "mismo", "misma", "toda", "todas",
    "alguno", "alguna", "algunas", "ningún", "ninguna", "muchas", "pocos", "niños", "hijo", "hija", "padre", "madre",
    "gente", "mundo", "vida", "días", "noche", "tiempo", "cosa", "cosas", "casa", "ciudad", "país", "agua", "tierra",
    "parte", "lado", "mano", "ojos", "cabeza", "trabajo", "forma", "manera", "ejemplo", "grupo", "nuevo", "nueva",
    "grande", "grandes", "pequeño", "pequeña", "bueno", "buena", "mejor", "peor", "mayor", "menor", "primero",
    "primera", "último", "dos", "tres", "cuatro", "cinco", "siguiente", "siguientes", "verdadero", "falso", "además",
    "solo", "sólo", "quizás", "algo", "nadie", "alguien", "unos", "unas",
  },

  culture = {
    entities = {
      "Nochevieja", "Nochebuena", "los Reyes Magos", "el Gordo", "la Lotería de Navidad", "el Día de Muertos",
      "quinceañera", "posada navideña", "botellón", "la selectividad", "oposiciones", "bachillerato", "sobremesa",
      "San Fermín", "las Fallas", "la movida madrileña", "el Ratoncito Pérez", "telenovela", "Acción de Gracias",
      "el Supertazón", "hada de los dientes", "Transición española", "yerba mate",
    },
    idioms = {
      "tomar el pelo", "meter la pata", "estirar la pata", "dar gato por liebre", "pan comido", "un ojo de la cara",
      "el quinto pino", "matar dos pájaros de un tiro", "no hay moros en la costa", "ponerse las pilas",
      "en un abrir y cerrar de ojos", "echar una mano", "tirar la toalla", "ser uña y carne", "pelos en la lengua",
      "estar en las nubes", "consultar con la almohada", "llover a cántaros", "la gota que colmó el vaso",
      "buscarle tres pies al gato", "patear el cubo", "rómpete una pierna", "derramar los frijoles",
      "lloviendo gatos y perros", "una vez en una luna azul",
    },
  },

  mention = {
    "Ayer alguien mencionó «{thing}» en una conversación.",
    "Una página de un cuaderno viejo lleva el título «{thing}».",
    "Esta mañana alguien escribió «{thing}» en la pizarra.",
    "En un cartel del pasillo se podía leer «{thing}» en letras grandes.",
    "Un amigo me envió un mensaje que empezaba con «{thing}».",
    "«{thing}» era la primera entrada de una lista que estaba sobre la mesa.",
    "Durante el descanso, dos estudiantes hablaban de «{thing}».",
    "La etiqueta de una de las cajas del sótano dice «{thing}».",
  },

  examples = {
    { stem = "¿De qué color es la leche?", choices = { "azul", "verde", "blanco", "rojo" }, answer = 3 },
    { stem = "¿Cuál es la capital de Portugal?", choices = { "Lisboa", "Atenas", "Oslo", "Roma" }, answer = 1 },
    { stem = "¿Qué animal relincha?", choices = { "pato", "pez", "gato", "caballo" }, answer = 4 },
    { stem = "¿Cuánto es 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "¿Qué palabra significa lo contrario de «día»?",
      choices = { "semana", "noche", "año", "verano" }, answer = 2 },
    { stem = "¿Qué día va justo después del viernes?",
      choices = { "jueves", "lunes", "miércoles", "sábado" }, answer = 4 },
    { stem = "¿Qué se lleva en los pies?", choices = { "zapatos", "bufandas", "guantes", "sombreros" }, answer = 1 },
    { stem = "¿Cuántas patas tiene una araña?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "¿Con qué se corta el papel?", choices = { "tijeras", "cuchara", "almohada", "lámpara" }, answer = 1 },
    { stem = "¿Cuál de estos alimentos es una fruta?",
      choices = { "pescado", "queso", "pan", "manzana" }, answer = 4 },
    { stem = "¿Dónde se pueden tomar libros prestados?",
      choices = { "establo", "playa", "biblioteca", "panadería" }, answer = 3 },
    { stem = "¿Qué ponen las gallinas?", choices = { "pan", "huevos", "lana", "leche" }, answer = 2 },
  },
}
