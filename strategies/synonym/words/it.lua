-- Parole e modi delle domande in italiano, e altri che chiedono lo stesso. { da, a }.
return {
  { "il contrario di", "l’opposto di" }, { "significa", "vuol dire" }, { "subito dopo", "appena dopo" },
    { "più grande", "maggiore" },
  { "più vicino", "più prossimo" }, { "si usa", "si impiega" }, { "usiamo", "adoperiamo" }, { "oggetto", "utensile" },
  { "attrezzo", "strumento" }, { "paese", "nazione" }, { "colore", "tinta" }, { "di solito", "in genere" },
    { "comprare", "acquistare" },
  { "comincia", "inizia" }, { "inizia", "comincia" }, { "si trova", "è situato" }, { "si chiama", "è detto" },
    { "spesso", "di frequente" },
  { "vive", "abita" }, { "produce", "fabbrica" }, { "salvare", "soccorrere" }, { "malate", "inferme" },
    { "parola", "termine" },
  { "completo", "intero" }, { "viso", "volto" }, { "vedere", "guardare" }, { "importante", "rilevante" },
    { "principale", "primario" },
}
