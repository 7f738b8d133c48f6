-- German. Informal address. ß is ss after folding; umlauts may be written ae, oe, ue.
return lacuna.language {
  api = 1, code = "de", version = "1.0.0", author = "lacuna", license = "MIT",
  name = "German", autonym = "Deutsch", script = "Latn", family = "gmw", direction = "ltr", resource = "high",
  codes = { apertium = "deu", deepl = "DE", nllb = "deu_Latn" },
  reviewed = "none",

  instructions = {
    letter = {
      "Beantworte die Multiple-Choice-Frage. Antworte nur mit einem Buchstaben: {labels}.",
      "Lies die Frage und wähle die richtige Option aus. Schreibe nichts als ihren Buchstaben ({labels}).",
      "Welche Option stimmt? Gib nur einen der Buchstaben {labels} an, ohne jede Erklärung.",
      "Such die beste Antwort aus der Liste heraus. Deine Antwort muss ein einzelner Buchstabe aus {labels} sein.",
      "Hier ist eine Frage mit mehreren Optionen. Nenne den Buchstaben der richtigen ({labels}) und sonst nichts.",
    },
    text = {
      "Beantworte die Frage mit einem Wort oder einer kurzen Wendung.",
      "Gib eine knappe Antwort auf die Frage: ein paar Wörter, keine Erklärung.",
      "Lies die Frage und schreibe nur die Antwort, so kurz wie möglich.",
      "Antworte auf die folgende Frage mit höchstens fünf Wörtern, ohne ganzen Satz.",
      "Wie lautet die Antwort auf diese Frage? Nenne sie und sonst nichts.",
    },
  },
  question = "Frage: {stem}", option = "{label}. {choice}", answer = "Antwort:", join = " ",

  labels = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
  },
  digits = "0123456789",
  numerals = {
    { "eins", "ein", "eine" }, { "zwei", "zwo" }, "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
    "zehn",
  },
  normal = { map = { ["ä"] = "ae", ["ö"] = "oe", ["ü"] = "ue" } },

  affixes = {
    behind = { "e", "en", "er", "es", "em", "s", "n" },
  },

  patterns = {
    cue = {
      [[(?:richtige |korrekte |beste )?Antwort (?:ist|lautet)(?: (?:daher|also|somit))? (?:die )?(?:Option|Antwort)]],
      [[(?:richtige |korrekte |beste )?Antwort (?:ist|lautet)(?: (?:daher|also|somit))? (?:der )?Buchstabe]],
      [[(?:richtige|korrekte|beste|zutreffende|endgültige) (?:Antwort|Option|Lösung|Wahl) (?:ist|lautet|wäre)]],
      [[(?:richtige|korrekte|zutreffende) (?:Buchstabe|Aussage) (?:ist|lautet|wäre)]],
      [[(?:ist|lautet|wäre|stimmt|bleibt) (?:(?:daher|also|somit|nur) )?(?:die )?(?:Option|Antwort)]],
      [[(?:ist|lautet|wäre) (?:(?:daher|also|somit|demnach|hier) )?(?:der )?Buchstabe]],
      [[(?:richtig|korrekt|zutreffend) (?:ist|wäre)(?: (?:daher|also|somit|demnach|hier|aber|jedoch|nur))?]],
      [[Antwort(?: auf (?:die|diese) Frage)? (?:ist|lautet|wäre)(?: (?:daher|also|somit|demnach|hier))?]],
      [[(?<!\p{L})(?:ist|wäre|muss|dürfte) es(?: (?:daher|also|somit|wohl))?(?=\h["„*(]?[A-Z](?!\p{L}))]],
      [[(?:Antwort|Lösung|Antwortmöglichkeit)\h*:]],
      [[(?:Option|Buchstabe|Auswahl|Wahl)\h*:]],
      [[ich (?:wähle|nehme|sage|würde)(?: (?:daher|also|deshalb))?(?: (?:die )?(?:Option|Antwort))?]],
      [[(?:entscheide ich mich|ich entscheide mich|ich entschied mich)(?: (?:daher|also|deshalb))? für]],
      [[(?:ich )?tippe(?: (?:ich|aber|daher|mal|eher))* auf]],
      [[(?:Option|Antwortmöglichkeit|Antwort|Buchstabe)]],
    },
    affirm = {
      [[(?:ist|wäre|scheint) (?:die |das )?(?:richtig|korrekt|zutreffend|beste)]],
      [[(?:stimmt|trifft zu)(?!\p{L})]],
    },
    contrast = { [[(?<!\p{L})(?:sondern|aber|vielmehr)(?!\p{L})]] },
    condition = { [[(?:wenn|falls|sofern|vorausgesetzt)(?!\p{L})(?! ich mich (?:nicht|richtig|recht))]] },
    refusal = {
      [[(?:kann|darf|möchte) ich [^.]{0,60}(?:nicht (?:weiter|be|bereit)?(?:helfen|antworten|geben|stellen)|keine)]],
      [[(?:kann|darf|werde|möchte) ich (?:dir |Ihnen |euch |dabei |darauf |diese Frage |das |hier |leider )*nicht]],
      [[ich (?:kann|darf|werde|möchte) [^.]{0,60}(?:nicht|keine)[^.]{0,40}(?:helfen|antworten|geben|tun)]],
      [[(?:tut mir (?:sehr )?leid|bedaure|Entschuldigung),? (?:aber )?(?:ich )?(?:kann|darf|bin)[^.]*(?:nicht|kein)]],
      [[(?:ich bin|bin ich) (?:leider )?nicht (?:in der Lage|befugt|berechtigt)]],
      [[gebe ich keine Auskunft|ich gebe [^.]{0,60}keine Auskunft]],
      [[ich (?:muss|möchte) [^.]{0,40}(?:ablehnen|verweigern)|ich weigere mich]],
      [[als (?:eine? )?(?:KI|künstliche Intelligenz|Sprachmodell)[^.]*(?:kann|darf)[^.]*(?:nicht|keine)]],
    },
    abstain = {
      [[(?:das )?weiß ich (?:leider )?nicht]],
      [[ich weiß (?:es |das |die Antwort )?(?:leider |wirklich |ehrlich gesagt )*nicht]],
      [[mir (?:da |hier |leider |dabei )*(?:nicht (?:ganz )?sicher|unsicher)|ich bin unsicher]],
      [[keine Ahnung|(?:bin ich|ich bin) (?:da )?überfragt]],
      [[ich kenne die (?:richtige )?Antwort (?:leider )?nicht]],
      [[(?:nicht genug|nicht genügend|zu wenige?|keine ausreichenden|unzureichende) (?:Informationen|Angaben)]],
      [[(?:lässt sich|kann man) (?:so |daraus |das |hier |leider )*nicht (?:sagen|bestimmen|feststellen|entscheiden)]],
      [[unmöglich zu (?:sagen|wissen|bestimmen)]],
    },
    negation = {
      [[(?<!\p{L})(?:nicht|nichts|nie|niemals|nein|weder|kein(?:e[nmrs]?)?)(?!\p{L})]],
      [[(?<!\p{L})(?:statt|anstatt|außer|falls|wenn|ob|sofern)(?!\p{L})]],
      [[(?<!\p{L})(?:falsch|inkorrekt|unzutreffend|irrig|fehlerhaft)(?:e[nmrs]?)?(?!\p{L})]],
      [[(?:ausschließ\p{L}+|schließe|ausgeschlossen|scheide\p{L}+|ausscheid\p{L}+|entf[aä]ll\p{L}+)]],
    },
  },

  stop_words = {
    "der", "die", "das", "und", "ist", "in", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "nicht",
    "im", "dem", "ein", "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie", "nach",
    "wird", "bei", "einer", "um", "am", "sind", "noch", "wie", "einem", "über", "so", "zum", "war", "oder",
  },
  words = {
    "einen", "haben", "nur", "aber", "vor", "zur", "bis", "mehr", "durch", "man", "kann", "wurde", "sein", "wenn",
    "ihre", "unter", "wir", "soll", "ich", "eines", "gegen", "vom", "können", "schon", "diese", "dieser", "weil",
    "welche", "welcher", "zwischen", "alle", "daher", "richtige", "antwort", "frage", "ihm", "ihn", "ihr", "ihnen",
    "mir", "mich", "dich", "uns", "euch", "hatte", "hatten", "waren", "wäre", "würde", "habe", "bin", "bist", "mein",
    "meine", "dein", "seine", "seinen", "seiner", "dieses", "jeder", "jede", "etwas", "nichts", "immer", "wieder",
    "dann", "da", "doch", "denn", "ab", "ohne", "während", "wo", "was", "wer", "warum", "sehr", "viel", "viele",
    "andere", "anderen", "ersten", "zwei", "menschen", "frau", "mann", "kind",
  },

  culture = {
    entities = {
      "Abitur", "Gymnasium", "Hauptschule", "Realschule", "Schultüte", "Feierabend", "Pfandflasche", "Tatort",
      "Schützenfest", "Kaffee und Kuchen", "Stammtisch", "Schrebergarten", "Bundesliga", "Bundesland", "Azubi",
      "Tag der Deutschen Einheit", "die Wende", "Trabi", "Beamter", "Erntedankfest", "Super Bowl", "Zahnfee",
      "Murmeltiertag", "Süßes oder Saures", "Unabhängigkeitstag",
    },
    idioms = {
      "die Daumen drücken", "nur Bahnhof", "Tomaten auf den Augen", "den Nagel auf den Kopf", "um den heißen Brei",
      "Schwein gehabt", "die Katze im Sack", "Eulen nach Athen", "auf dem Holzweg", "das fünfte Rad am Wagen",
      "der springende Punkt", "Hals- und Beinbruch", "nicht mein Bier", "alles in Butter", "mein Schwein pfeift",
      "Geld wie Heu", "unter vier Augen", "da liegt der Hund begraben", "den Eimer treten", "brich dir ein Bein",
      "regnet Katzen und Hunde", "die Bohnen verschütten", "einmal in einem blauen Mond", "ins Gras beißen",
      "ins Gras gebissen", "einen Bären aufbinden", "einen Bären aufgebunden",
    },
  },

  mention = {
    "Gestern hat jemand „{thing}“ in einem Gespräch erwähnt.",
    "Eine Seite eines alten Notizbuchs trägt die Überschrift „{thing}“.",
    "Heute Morgen hat jemand „{thing}“ an die Tafel geschrieben.",
    "Auf einem Plakat im Flur konnte man in großen Buchstaben „{thing}“ lesen.",
    "Ein Freund hat mir eine Nachricht geschickt, die mit „{thing}“ anfing.",
    "„{thing}“ war der erste Eintrag einer Liste, die auf dem Tisch lag.",
    "In der Pause haben sich zwei Studierende über „{thing}“ unterhalten.",
    "Auf dem Etikett einer der Kisten im Keller steht „{thing}“.",
  },

  examples = {
    { stem = "Welche Farbe hat Milch?", choices = { "blau", "grün", "weiß", "rot" }, answer = 3 },
    { stem = "Was ist die Hauptstadt von Portugal?", choices = { "Lissabon", "Athen", "Oslo", "Rom" }, answer = 1 },
    { stem = "Welches Tier wiehert?", choices = { "Ente", "Fisch", "Katze", "Pferd" }, answer = 4 },
    { stem = "Wie viel ist 5 + 4?", choices = { "6", "9", "8", "7" }, answer = 2 },
    { stem = "Was ist das Gegenteil von „Tag“?", choices = { "Woche", "Nacht", "Jahr", "Sommer" }, answer = 2 },
    { stem = "Welcher Tag kommt gleich nach Freitag?",
      choices = { "Donnerstag", "Montag", "Mittwoch", "Samstag" }, answer = 4 },
    { stem = "Was trägt man an den Füßen?", choices = { "Schuhe", "Schals", "Handschuhe", "Hüte" }, answer = 1 },
    { stem = "Wie viele Beine hat eine Spinne?", choices = { "10", "6", "8", "4" }, answer = 3 },
    { stem = "Was benutzt man, um Papier zu schneiden?",
      choices = { "Schere", "Löffel", "Kissen", "Lampe" }, answer = 1 },
    { stem = "Welches dieser Lebensmittel ist eine Frucht?",
      choices = { "Fisch", "Käse", "Brot", "Apfel" }, answer = 4 },
    { stem = "Wo kann man Bücher ausleihen?",
      choices = { "Stall", "Strand", "Bibliothek", "Bäckerei" }, answer = 3 },
    { stem = "Was legen Hennen?", choices = { "Brot", "Eier", "Wolle", "Milch" }, answer = 2 },
  },
}
