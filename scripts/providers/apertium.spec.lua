local call = { kind = "translate", from = "eng", to = "spa", text = "Where do\nfish live?" }

return lacuna.spec {
  {
    name = "a form with the pair and the text, on one line",
    fn = "request", args = { call }, opt = {},
    expect = function(t, r)
      t.eq(r.path, "/translate")
      t.eq(r.body, "langpair=eng%7Cspa&markUnknown=no&q=Where%20do%20fish%20live%3F")
    end,
  },
  {
    name = "through another language where that is set",
    fn = "request", args = { { kind = "translate", from = "eng", to = "por", text = "a" } }, opt = { chain = "spa" },
    expect = function(t, r)
      t.eq(r.path, "/translateChain")
      t.like(r.body, "^langpairs=eng%%7Cspa%%7Cpor&")
    end,
  },
  { name = "a text that Apertium would cut is refused", fn = "request",
    args = { { kind = "translate", from = "eng", to = "spa", text = string.rep("a", 901) } }, opt = {}, fails = "900" },
  { name = "the translation is taken", fn = "response", opt = {},
    args = { { status = 200, body = [[{"responseData":{"translatedText":"Dónde"},"responseStatus":200}]] } },
    expect = { text = "Dónde", finish = "stop", model = "apertium" } },
  { name = "words that could not be made are no translation", fn = "response", opt = {},
    args = { { status = 200, body = [[{"responseData":{"translatedText":"el #perro"},"responseStatus":200}]] } },
    expect = function(t, r) t.eq(r.error, "empty") end },
  { name = "HTML is malformed", fn = "response", opt = {}, args = { { status = 200, body = "<html>" } },
    expect = function(t, r) t.eq(r.error, "malformed") end },
}
