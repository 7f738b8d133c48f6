-- English. Each style: words = { { from, to }, … }; letters = { ["x"] = "y" }; drop = characters that are left out; small = true: no
-- capital at the start. A pair of equal halves keeps a shorter pair out.
return {
  colloquial = { words = {
    { "what is", "what’s" }, { "who is", "who’s" }, { "where is", "where’s" }, { "what are", "what’re" }, { "which one is it", "which one’s that" },
    { "people", "folks" }, { "children", "kids" }, { "father", "dad" }, { "father’s", "dad’s" }, { "mother", "mum" }, { "mother’s", "mum’s" },
    { "film", "flick" }, { "films", "flicks" }, { "cannot", "can’t" }, { "does not", "doesn’t" }, { "do not", "don’t" }, { "is not", "isn’t" },
    { "has not", "hasn’t" }, { "do you", "d’you" }, { "which", "what" }, { "which of", "which of" }, { "which one", "which one" }, { "usually", "mostly" }, { "normally", "mostly" },
    { "a person", "someone" }, { "somebody’s", "somebody’s" }, { "purchase", "buy" }, { "begins", "kicks off" }, { "television", "telly" },
    { "want to", "wanna" }, { "going to", "gonna" }, { "much of", "loads of" }, { "large", "big" }, { "largest", "biggest" },
  } },
  formal = { words = {
    { "what’s", "what is" }, { "who’s", "who is" }, { "can’t", "cannot" }, { "buy", "purchase" }, { "begin", "commence" }, { "begins", "commences" },
    { "people", "persons" }, { "need", "require" }, { "needed", "required" }, { "end", "conclude" }, { "do you call", "does one call" },
    { "can you", "can one" }, { "you use", "one uses" }, { "do we use", "does one use" }, { "do we", "does one" }, { "put", "place" }, { "gives", "grants" }, { "gets", "obtains" },
    { "sick", "unwell" }, { "is ill", "is unwell" }, { "right after", "directly after" }, { "right before", "directly before" }, { "show", "display" },
    { "shows", "displays" }, { "lives", "resides" }, { "big", "large" }, { "kids", "children" }, { "used for", "utilised for" }, { "help", "assist" },
  } },
  sms = { small = true, drop = "’'", words = {
    { "what", "wat" }, { "what is", "whats" }, { "which", "wich" }, { "are", "r" }, { "you", "u" }, { "your", "ur" }, { "people", "ppl" },
    { "with", "wiv" }, { "and", "n" }, { "the", "da" }, { "does", "duz" }, { "have", "hav" }, { "from", "frm" }, { "about", "abt" }, { "number", "nr" },
    { "month", "mth" }, { "country", "cntry" }, { "because", "cos" }, { "where", "wer" }, { "before", "bfore" }, { "day", "day" }, { "many", "mny" },
    { "much", "mch" }, { "person", "prsn" }, { "night", "nite" }, { "light", "lite" }, { "tomorrow", "tmrw" }, { "today", "tday" }, { "between", "btwn" },
  } },
  dialect = { words = { -- British and American, whichever is not there
    { "colour", "color" }, { "color", "colour" }, { "centre", "center" }, { "metre", "meter" }, { "film", "movie" }, { "films", "movies" },
    { "movie", "film" }, { "movies", "films" }, { "autumn", "fall" }, { "traffic light", "stoplight" }, { "football", "soccer" }, { "soccer", "football" },
    { "pitch", "field" }, { "aeroplane", "airplane" }, { "lorry", "truck" }, { "truck", "lorry" }, { "biscuit", "cookie" }, { "sweets", "candy" },
    { "mathematics", "math" }, { "holiday", "vacation" }, { "programme", "program" }, { "grey", "gray" },
    { "gray", "grey" }, { "tap", "faucet" }, { "flat", "apartment" }, { "pavement", "sidewalk" }, { "petrol", "gas" }, { "trousers", "pants" }, { "theatre", "theater" },
    { "neighbour", "neighbor" }, { "favourite", "favorite" }, { "shop", "store" }, { "shops", "stores" }, { "garden", "yard" }, { "post", "mail" },
    { "mum", "mom" }, { "railway", "railroad" }, { "plane", "airplane" }, { "learnt", "learned" }, { "organise", "organize" }, { "towards", "toward" }, { "ill", "sick" },
  } },
}
