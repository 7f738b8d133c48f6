-- Français. Chaque style : words = { { de, à }, … } ; letters, drop (ce qui tombe), small (sans majuscule initiale).
return {
  colloquial = { words = {
    { "quelle est la", "c’est quoi la" }, { "quel est le", "c’est quoi le" }, { "quelle est", "c’est quoi" }, { "quel est", "c’est quoi" },
    { "enfants", "gosses" }, { "père", "papa" }, { "mère", "maman" }, { "ne peut pas", "peut pas" }, { "n’a pas", "a pas" }, { "avons-nous", "on a" },
    { "y a-t-il", "il y a" }, { "médicaments", "médocs" }, { "voiture", "bagnole" }, { "travail", "boulot" }, { "maison", "baraque" }, { "mange-t-on", "on mange" },
    { "appelle-t-on", "on appelle" }, { "prépare-t-on", "on prépare" }, { "va-t-on", "on va" }, { "voit-on", "on voit" }, { "entend-on", "on entend" }, { "dort-on", "on dort" },
    { "pense-t-on", "on pense" }, { "respire-t-on", "on respire" }, { "utilise-t-on", "on utilise" }, { "fait-on", "on fait" }, { "mesure-t-on", "on mesure" }, { "sent-on", "on sent" },
    { "achète-t-on", "on achète" }, { "ouvre-t-on", "on ouvre" }, { "peut-on", "on peut" }, { "perçoit-on", "on perçoit" }, { "obtient-on", "on obtient" }, { "école", "bahut" },
    { "chien", "clebs" }, { "visage", "tronche" }, { "cheveux", "tifs" }, { "repas", "bouffe" }, { "lit", "plumard" },
  } },
  formal = { words = {
    { "tu", "vous" }, { "ton", "votre" }, { "ta", "votre" }, { "tes", "vos" }, { "peux-tu", "pouvez-vous" }, { "les gens", "les personnes" }, { "fait avec", "élaboré avec" },
    { "se trouve", "se situe" }, { "se trouvent", "se situent" }, { "achète-t-on", "se procure-t-on" }, { "dort-on", "sommeille-t-on" }, { "vit", "réside" }, { "nous donne", "nous procure" },
    { "voir", "contempler" }, { "vient", "survient" }, { "appelle-t-on", "dénomme-t-on" }, { "s’appelle", "se nomme" }, { "mange-t-on", "consomme-t-on" }, { "avec quoi", "au moyen de quoi" },
    { "fait-on", "élabore-t-on" }, { "utilise-t-on", "emploie-t-on" }, { "malades", "souffrants" }, { "enfants", "élèves" }, { "coupe", "taille" },
  } },
  sms = { small = true, words = {
    { "quel", "kel" }, { "quelle", "kelle" }, { "quels", "kels" }, { "qui", "ki" }, { "que", "ke" }, { "avec", "avc" }, { "dans", "ds" }, { "combien", "cb" }, { "pour", "pr" }, { "quoi", "koi" },
    { "sur", "sr" }, { "les", "lé" }, { "des", "dé" }, { "est", "é" }, { "sont", "st" }, { "jour", "jr" }, { "beaucoup", "bcp" }, { "comment", "cmt" }, { "tous", "ts" },
    { "toujours", "tjs" }, { "même", "mm" }, { "c’est", "c" }, { "et", "é" }, { "long", "lg" }, { "temps", "tps" }, { "après", "apré" }, { "capitale", "kpital" }, { "couleur", "kouleur" },
  } },
  dialect = { words = { -- Québec, Belgique, Suisse
    { "voiture", "char" }, { "football", "soccer" }, { "déjeuner", "dîner" }, { "dîner", "souper" }, { "week-end", "fin de semaine" }, { "chaussures", "souliers" }, { "feu tricolore", "feu de circulation" },
    { "serpillière", "moppe" }, { "maïs", "blé d’Inde" }, { "myrtille", "bleuet" }, { "voir des films", "voir des vues" }, { "films", "vues" }, { "repas", "manger" }, { "boisson", "breuvage" },
    { "travail", "job" }, { "enfants", "flos" }, { "les enfants", "les flos" }, { "froid", "frette" }, { "médicaments", "remèdes" },
    { "d’habitude", "d’accoutumée" }, { "sol", "plancher" }, { "où va-t-on", "où qu’on va" },
    { "juste après", "drette après" }, { "juste avant", "drette avant" }, { "serrure", "barrure" }, { "clous", "pointes" }, { "légume", "verdure" }, { "petits", "petiots" },
  } },
}
