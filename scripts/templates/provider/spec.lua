local call = { kind = "chat", model = "m", key = "MY_KEY", params = { max_tokens = 9 }, messages = { { role = "user", content = "Hi" } } }

return lacuna.spec {
  {
    name = "the key is named, never held",
    fn = "request", args = { call }, opt = {},
    expect = function(t, r)
      t.eq(r.path, "/generate")
      t.eq(r.headers.authorization, "Bearer {secret:MY_KEY}")
      t.eq(json.decode(r.body).max_tokens, 9)
    end,
  },
  { name = "the text is taken", fn = "response", opt = {}, args = { { status = 200, body = [[{"text":"B","model":"m"}]] } },
    expect = { text = "B", finish = "stop", model = "m" } },
  { name = "HTML is malformed", fn = "response", opt = {}, args = { { status = 200, body = "<html>" } },
    expect = function(t, r) t.eq(r.error, "malformed") end },
}
