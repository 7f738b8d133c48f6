-- Portuguese, in words that do for Brazil and Portugal; address with você. In “a resposta é a B” the article looks like
-- a label, so one cue takes it in.
return lacuna.language {
  api = 1, code = "pt", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "Portuguese", autonym = "português", script = "Latn", family = "roa", direction = "ltr", resource = "high",
  codes = { apertium = "por", azure = "pt", deepl = "PT", google = "pt", nllb = "por_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Responda à pergunta de múltipla escolha. Dê apenas uma letra: {labels}.",
      "Leia a pergunta e escolha a opção certa. Escreva somente a letra dela ({labels}).",
      "Qual opção está correta? Indique só uma das letras {labels}, sem nenhuma explicação.",
      "Escolha a melhor resposta da lista. Sua resposta deve ser uma única letra entre {labels}.",
      "A seguir há uma pergunta com várias opções. Indique a letra da correta ({labels}) e nada mais.",
    },
    text = {
      "Responda à pergunta com uma palavra ou uma expressão curta.",
      "Dê uma resposta breve à pergunta: poucas palavras, sem explicação.",
      "Leia a pergunta e escreva apenas a resposta, o mais curta possível.",
      "Responda à pergunta seguinte com no máximo cinco palavras, sem formar uma frase completa.",
      "Qual é a resposta a esta pergunta? Escreva-a e não acrescente mais nada.",
    },
  },
  demands = {
    letter = [[letra]], alone = [[apenas|somente|(?<!\p{L})só(?!\p{L})|única|nada mais|mais nada]],
    unexplained = [[sem (?:nenhuma )?explicação]], best = [[a melhor]], word = [[uma palavra]],
    short = [[curta|breve|poucas palavras]], five = [[no máximo cinco palavras]],
    fragment = [[sem formar uma frase completa]],
  },
  question = "Pergunta: {stem}", option = "{label}. {choice}", answer = "Resposta:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "um", "uma" }, { "dois", "duas" }, { "três", "tres" }, "quatro", "cinco", "seis", "sete", "oito", "nove",
    "dez",
  },

  affixes = {
    behind = { "s", "es", "a", "o", "as", "os" },
  },

  patterns = {
    cue = {
      [[(?:melhor )?(?:resposta|opção|alternativa|correta)(?: (?:correta|certa))? é a (?:letra|opção|alternativa)]],
      [[(?:melhor )?(?:resposta|opção|alternativa|correta)(?: (?:correta|certa))? (?-i:é a(?=\h[“*(]?[A-Z](?!\p{L})))]],
      [[(?:resposta|opção|alternativa|letra) (?:correta|certa|correcta|adequada|final) (?:é|seria|será)]],
      [[(?:melhor|correta|certa|correcta) (?:resposta |opção |alternativa )?(?:é|seria|será)]],
      [[(?:é|seria|será) a (?:letra|opção|alternativa|resposta)]],
      [[(?-i:(?:é|seria|será) a(?=\h["“*(]?[A-Z](?!\p{L})))]],
      [[resposta (?:é|seria|será)]],
      [[(?:resposta|gabarito)(?: (?:correta|certa|correcta|final))?\h*:]],
      [[(?:opção|alternativa|letra)(?: (?:correta|certa|correcta))?\h*:]],
      [[(?:escolho|escolheria|seleciono|opto por|optaria por|fico com)(?: a (?:letra|opção|alternativa))?]],
      [[(?:opção|alternativa|letra)]],
    },
    affirm = {
      [[(?:é|está|seria) (?:a |o )?(?:resposta |opção |alternativa )?(?:corret|cert|melhor)]],
      [[é a minha resposta]],
    },
    contrast = { [[(?<!\p{L})(?:mas|senão|porém)(?!\p{L})]] },
    condition = { [[(?:se|caso|desde que)(?!\p{L})(?! não (?:me engano|estou enganad)| bem me lembro)]] },
    reason = { [[(?:porque|pois|já que|uma vez que|visto que|explicação|justificativa|razão|motivo)(?!\p{L})]] },
    refusal = {
      [[não (?:te |lhe |o |a )?(?:posso|consigo) (?:ajud|responder|atender|fornecer|dar|falar|coment|fazer isso)]],
      [[(?:desculpe?|lamento|sinto muito|infelizmente),? (?:mas )?(?:eu )?não (?:posso|consigo|vou|tenho como)]],
      [[não (?:me é|é) possível (?:ajudar|responder|atender|fornecer)]],
      [[não (?:estou autorizad[oa]|tenho permissão|sou capaz)]],
      [[(?:me recuso|recuso-me|tenho que recusar|prefiro não|não vou responder)]],
      [[como (?:uma? )?(?:IA|inteligência artificial|modelo de linguagem)[^.]*não (?:posso|consigo)]],
    },
    abstain = {
      [[(?<!\p{L})não (?:o )?sei(?!\p{L})]],
      [[não (?:tenho|estou com) (?:muita |a )?certeza|não estou (?:bem |totalmente )?(?:certo|certa)]],
      [[não (?:tenho|faço) (?:a menor |a mínima |nenhuma )?(?:ideia|idéia)]],
      [[(?<!\p{L})desconheço]],
      [[não (?:há|tenho|existem) informaç(?:ão|ões) suficientes?|informaç(?:ão|ões) insuficientes?]],
      [[(?:é impossível|não é possível|não se pode|não dá para) (?:saber|dizer|determinar|afirmar)]],
    },
    negation = {
      [[(?<!\p{L})(?:não|nem|nunca|jamais|nenhum|nenhuma|ninguém|se|caso|exceto|salvo|menos|tampouco)(?!\p{L})]],
      [[(?<!\p{L})(?:errad|incorret|incorrect|fals|equivocad)[oa]s?(?!\p{L})]],
      [[(?:descart\p{L}+|exclu\p{L}+|elimin\p{L}+|em vez de|ao invés de|a não ser|além de)]],
    },
  },

  links = { "que" },
  stop_words = {
    "de", "que", "e", "o", "a", "do", "da", "em", "um", "uma", "para", "é", "com", "não", "os", "as", "no", "na",
    "dos", "das", "se", "por", "mais", "como", "mas", "ao", "ele", "ela", "foi", "ou", "ser", "quando", "muito",
    "há", "nos", "já", "está", "eu", "também", "só", "pelo", "pela", "até", "isso",
  },
  words = {
    "são", "seu", "sua", "qual", "você", "tem", "à", "às", "entre", "depois", "sem", "mesmo", "aos", "seus", "quem",
    "nas", "me", "esse", "essa", "eles", "num", "numa", "nem", "suas", "meu", "minha", "têm", "pelos", "elas", "será",
    "porque", "então", "pode", "correta", "resposta", "pergunta", "anos", "onde", "ainda", "este", "tinha", "estava",
    "fazer", "ter", "pessoas", "homem", "mulher", "dia", "ano", "vez", "outro", "outra", "todos", "tudo", "nada",
    "alguém", "foram", "lhe", "nossa", "dele", "dela", "esta", "estes", "essas", "aquele", "aquela", "assim", "sobre",
    "durante", "enquanto", "quais", "quanto", "cada", "certa",
  },

  culture = {
    entities = {
      "vestibular", "ENEM", "carteira de trabalho", "festa junina", "quadrilha junina", "escola de samba",
      "jogo do bicho", "bolsa família", "Carnaval", "feijoada", "brigadeiro", "cafezinho", "jeitinho brasileiro",
      "Saci-Pererê", "Estado Novo", "Revolução dos Cravos", "santos populares", "bacalhau à Brás", "concurso público",
      "pastel de nata", "Ação de Graças", "Super Bowl", "fada do dente", "Dia da Marmota", "doces ou travessuras",
    },
    idioms = {
      "pagar o pato", "chutar o balde", "engolir sapo", "engolir sapos", "a ver navios", "a faca e o queijo na mão",
      "o olho da cara", "os olhos da cara", "pão, pão, queijo, queijo", "dois coelhos", "uma mão na frente",
      "o cavalinho da chuva", "o fim da picada", "a vaca foi para o brejo", "quebrar o galho", "encher linguiça",
      "de mala e cuia", "dar com a língua nos dentes", "fazer tempestade em copo d’água", "acabar em pizza",
      "quebrar uma perna", "quebre uma perna", "chovendo gatos e cachorros", "derramar os feijões",
      "uma vez na lua azul",
    },
  },

  mention = {
    "Ontem alguém mencionou “{thing}” numa conversa.",
    "Uma página de um caderno velho tem o título “{thing}”.",
    "Esta manhã alguém escreveu “{thing}” no quadro.",
    "Num cartaz do corredor, podia-se ler “{thing}” em letras grandes.",
    "Recebi de um amigo uma mensagem que começava com “{thing}”.",
    "“{thing}” era a primeira entrada de uma lista que estava sobre a mesa.",
    "Durante o intervalo, dois estudantes conversavam sobre “{thing}”.",
    "A etiqueta de uma das caixas do porão diz “{thing}”.",
  },

  examples = {
    { stem = "De que cor é o leite?", choices = { "azul", "verde", "branco", "vermelho" }, answer = 3 },
    { stem = "Qual é a capital de Portugal?", choices = { "Lisboa", "Atenas", "Oslo", "Roma" }, answer = 1 },
    { stem = "Que animal relincha?", choices = { "pato", "peixe", "gato", "cavalo" }, answer = 4 },
    { stem = "Quanto é 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Qual é o contrário de “dia”?", choices = { "semana", "noite", "ano", "verão" }, answer = 2 },
    { stem = "Que dia vem logo depois da sexta-feira?",
      choices = { "quinta-feira", "segunda-feira", "quarta-feira", "sábado" }, answer = 4 },
    { stem = "O que as pessoas usam nos pés?", choices = { "sapatos", "cachecóis", "luvas", "chapéus" }, answer = 1 },
    { stem = "Quantas patas tem uma aranha?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "O que se usa para cortar papel?",
      choices = { "tesoura", "colher", "travesseiro", "lâmpada" }, answer = 1 },
    { stem = "Qual destes alimentos é uma fruta?", choices = { "peixe", "queijo", "pão", "maçã" }, answer = 4 },
    { stem = "Onde se podem pedir livros emprestados?",
      choices = { "estábulo", "praia", "biblioteca", "padaria" }, answer = 3 },
    { stem = "O que as galinhas põem?", choices = { "pão", "ovos", "lã", "leite" }, answer = 2 },
  },
}
