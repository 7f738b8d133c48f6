-- Palavras e expressões de perguntas em português, e outras que perguntam o mesmo. { de, para }.
return {
  { "o contrário de", "o oposto de" }, { "significa", "quer dizer" }, { "logo depois", "logo após" },
    { "depois de", "após" },
  { "maior", "mais extenso" }, { "mais próximo", "mais perto" }, { "se usa", "se emprega" }, { "usamos", "empregamos" },
  { "objeto", "utensílio" }, { "ferramenta", "instrumento" }, { "país", "nação" }, { "cor", "tom" },
    { "normalmente", "geralmente" },
  { "geralmente", "normalmente" }, { "comprar", "adquirir" }, { "começa", "inicia" }, { "fica", "situa-se" },
    { "se chama", "se denomina" },
  { "vive", "habita" }, { "produz", "fabrica" }, { "salvar", "socorrer" }, { "doentes", "enfermas" },
    { "palavra", "expressão" },
  { "completo", "inteiro" }, { "rosto", "face" }, { "ver", "olhar" }, { "rápido", "veloz" },
    { "muitas vezes", "com frequência" },
}
