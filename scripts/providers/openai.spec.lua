local chat = { kind = "chat", model = "m", key = "SOME_KEY", messages = { { role = "user", content = "Hi" } },
  params = { temperature = 0, max_tokens = 8 } }
local completion = { kind = "completion", model = "m", prompt = "Answer:", choices = { 'a "b"', "c" }, lead = " ",
  features = { grammar = true }, params = {} }

local function body_of(request) return json.decode(request.body) end

return lacuna.spec {
  {
    name = "a chat goes to /chat/completions, with the key named and not shown",
    fn = "request", args = { chat }, opt = {},
    expect = function(t, r)
      t.eq(r.path, "/chat/completions")
      t.eq(r.headers.authorization, "Bearer {secret:SOME_KEY}")
      t.eq(body_of(r), { model = "m", messages = chat.messages, temperature = 0, max_tokens = 8 })
    end,
  },
  {
    name = "without a key there is no authorization",
    fn = "request", args = { { kind = "chat", model = "m", messages = {}, params = {} } }, opt = {},
    expect = function(t, r) t.eq(r.headers.authorization, nil) end,
  },
  {
    name = "the choices become a grammar, quoted, with what leads them",
    fn = "request", args = { completion }, opt = {},
    expect = function(t, r)
      t.eq(r.path, "/completions")
      t.eq(body_of(r).grammar, [[root ::= " a \"b\"" | " c"]])
    end,
  },
  {
    name = "max_tokens can have the newer name",
    fn = "request", args = { chat }, opt = { max_tokens_name = "max_completion_tokens" },
    expect = function(t, r)
      t.eq(body_of(r).max_completion_tokens, 8)
      t.eq(body_of(r).max_tokens, nil)
    end,
  },
  {
    name = "a reply is read with its usage and its end",
    fn = "response", opt = {},
    args = { { status = 200, body = [[{"model":"m-1","choices":[{"message":{"content":"B"},"finish_reason":"length"}],"usage":{"prompt_tokens":9,"completion_tokens":1}}]] } },
    expect = { text = "B", finish = "length", model = "m-1", usage = { input = 9, output = 1 } },
  },
  {
    name = "input that the server had in its cache is told apart",
    fn = "response", opt = {},
    args = { { status = 200, body = [[{"choices":[{"message":{"content":"B"}}],"usage":{"prompt_tokens":90,"completion_tokens":1,"prompt_tokens_details":{"cached_tokens":64}}}]] } },
    expect = function(t, r) t.eq(r.usage, { input = 90, output = 1, cached = 64 }) end,
  },
  {
    name = "a reply held to a schema loses its quotes",
    fn = "response", opt = {},
    args = { { status = 200, body = [[{"choices":[{"message":{"content":"\"New York\""},"finish_reason":"stop"}]}]] } },
    expect = function(t, r) t.eq(r.text, "New York") end,
  },
  {
    name = "a refusal is an outcome of its own",
    fn = "response", opt = {},
    args = { { status = 200, body = [[{"choices":[{"message":{"refusal":"I can't help."},"finish_reason":"stop"}]}]] } },
    expect = function(t, r) t.eq(r.error, "refused") end,
  },
  {
    name = "texts to embed go to /embeddings, all at once",
    fn = "request", args = { { kind = "embed", model = "e", texts = { "a", "b" } } }, opt = {},
    expect = function(t, r)
      t.eq(r.path, "/embeddings")
      t.eq(body_of(r), { model = "e", input = { "a", "b" }, encoding_format = "float" })
    end,
  },
  {
    name = "embeddings come in the order of the texts, with the digits of a float",
    fn = "response", opt = {},
    args = { { status = 200, body = [[{"object":"list","model":"e-1","data":[{"index":1,"embedding":[0.25,-1]},{"index":0,"embedding":[0.123456789123,2]}],"usage":{"prompt_tokens":4}}]] } },
    expect = { embeddings = { { 0.1234568, 2.0 }, { 0.25, -1.0 } }, model = "e-1", usage = { input = 4, output = 0 } },
  },
  { name = "data that is no embedding is malformed", fn = "response", opt = {},
    args = { { status = 200, body = [[{"data":[{"index":0}]}]] } }, expect = function(t, r) t.eq(r.error, "malformed") end },
  { name = "no JSON is malformed", fn = "response", opt = {}, args = { { status = 200, body = "<html>" } },
    expect = function(t, r) t.eq(r.error, "malformed") end },
  { name = "an empty list of choices is malformed", fn = "response", opt = {}, args = { { status = 200, body = [[{"choices":[]}]] } },
    expect = function(t, r) t.eq(r.error, "malformed") end },
  {
    name = "the margin is the first token's lead over the next best",
    fn = "response", opt = {},
    args = { { status = 200, body = [[{"choices":[{"message":{"content":"B"},"logprobs":{"content":[{"token":"B","logprob":-0.5,"top_logprobs":[{"token":"B","logprob":-0.5},{"token":"A","logprob":-2.5}]}]}}]}]] } },
    expect = function(t, r) t.eq(r.margin, 2) end,
  },
}
