-- Português. Cada estilo: words = { { de, para }, … }; letters, drop (o que cai), small (sem maiúscula inicial).
return {
  colloquial = { words = { { "está", "tá" }, { "para", "pra" }, { "pai", "papai" }, { "mãe", "mamãe" },
    { "crianças", "criançada" }, { "pessoas", "galera" }, { "dinheiro", "grana" }, { "você", "cê" },
    { "televisão", "tevê" }, { "não é", "num é" } } },
  formal = { words = { { "você", "o senhor" }, { "teu", "seu" }, { "tua", "sua" }, { "a gente", "nós" },
    { "usamos", "utilizamos" }, { "comprar", "adquirir" }, { "pra", "para" }, { "tem", "possui" }, { "mora", "reside" },
    { "fica", "situa-se" } } },
  sms = { small = true, words = { { "que", "q" }, { "você", "vc" }, { "porque", "pq" }, { "também", "tb" },
    { "não", "n" }, { "quando", "qdo" }, { "quantos", "qtos" }, { "quantas", "qtas" }, { "de", "d" }, { "para", "p" },
    { "com", "c" }, { "qual", "ql" }, { "muito", "mto" }, { "onde", "ond" }, { "quem", "qm" } } },
  dialect = { words = { { "autocarro", "ônibus" }, { "comboio", "trem" }, { "telemóvel", "celular" },
    { "frigorífico", "geladeira" }, { "relva", "grama" }, { "equipa", "equipe" }, { "desporto", "esporte" },
    { "facto", "fato" }, { "gelado", "sorvete" }, { "ônibus", "autocarro" }, { "trem", "comboio" },
    { "celular", "telemóvel" }, { "geladeira", "frigorífico" }, { "grama", "relva" }, { "equipe", "equipa" },
    { "esporte", "desporto" }, { "polícia", "tira" }, { "Polônia", "Polónia" }, { "econômico", "económico" } } },
}
