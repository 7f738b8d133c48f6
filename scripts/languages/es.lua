-- Spanish. Informal address, as is usual between a person and a program.
return lacuna.language {
  api = 1, code = "es", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Spanish", autonym = "español", script = "Latn", family = "roa", direction = "ltr", resource = "high",
  codes = { apertium = "spa" },

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
  question = "Pregunta: {stem}", option = "{label}. {choice}", answer = "Respuesta:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",

  patterns = {
    cue = {
      [[(?:respuesta|opción|alternativa|letra) (?:correcta|adecuada|final) (?:es|sería)]],
      [[(?:la )?(?:correcta|mejor) (?:respuesta )?es]],
      [[respuesta (?:es|sería)]],
      [[respuesta(?: correcta| final)?\h*:]],
      [[(?:opción|letra)(?: correcta)?\h*:]],
      [[(?:elijo|escojo|elegiría|escogería|selecciono|me quedo con)]],
      [[(?:opción|letra)]],
    },
    refusal = {
      [[no (?:te |le )?puedo (?:ayudar|responder|contestar|asistir|proporcionar|hacer eso)]],
      [[(?:lo siento|lo lamento|disculpa|perdona),? (?:pero )?no (?:te |le )?(?:puedo|es posible)]],
      [[no me es posible (?:ayudar|responder|contestar)]],
      [[no estoy autorizad[oa] (?:a|para)]],
      [[me niego a]],
      [[como (?:IA|inteligencia artificial|(?:un )?modelo de lenguaje)[^.]*no puedo]],
    },
    abstain = {
      [[(?<!\p{L})no (?:lo )?sé(?!\p{L})]],
      [[no estoy (?:del todo )?segur(?:o|a)]],
      [[(?:lo )?desconozco]],
      [[no tengo (?:ni )?idea]],
      [[no (?:hay|tengo) (?:suficiente información|información suficiente)]],
      [[(?:es imposible|no es posible|no se puede) (?:saber|decir|determinar)]],
    },
  },

  stop_words = {
    "de", "la", "que", "el", "en", "y", "a", "los", "se", "del", "las", "un", "por", "con", "no", "una",
    "su", "para", "es", "al", "lo", "como", "más", "pero", "sus", "le", "ya", "o", "este", "sí", "porque",
    "esta", "entre", "cuando", "muy", "sin", "sobre", "también", "me", "hasta", "hay", "donde",
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
