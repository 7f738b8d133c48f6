-- A server's wire format: plain values in, plain values out. C sends, retries, counts and keeps the key.
return lacuna.provider {
  api = 1, name = "NAME", version = "0.1.0", author = "", license = "MIT",
  summary = "a server with a format of its own",
  kinds = { "chat" },   -- also "completion", "translate"

  -- call: kind, model, key (the key's NAME), messages or prompt or text, params, choices, ...
  request = function(call, opt)
    local headers = { ["content-type"] = "application/json" }
    if call.key then headers.authorization = "Bearer {secret:" .. call.key .. "}" end
    return {
      method = "POST", path = "/generate", headers = headers,
      body = json.encode { model = call.model, messages = call.messages, max_tokens = call.params.max_tokens },
    }
  end,

  -- reply: status, body. Returns { text, finish, model, usage } or { error, message }.
  response = function(reply, opt)
    local ok, body = pcall(json.decode, reply.body)
    if not ok or type(body) ~= "table" or type(body.text) ~= "string" then
      return { error = "malformed", message = "the reply holds no text" }
    end
    return { text = body.text, finish = body.cut and "length" or "stop", model = body.model }
  end,
}
