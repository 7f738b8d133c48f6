-- OpenAI's wire format, as spoken by hosted APIs, vLLM, llama.cpp, Ollama and others.
-- What a server can do beyond it differs: name it in the model's `features` (grammar, json_schema, logprobs, usage).

local function grammar_text(s)
  return '"' .. s:gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"'
end

-- GBNF of llama.cpp: the reply is one of the choices, written as they follow the prompt.
local function grammar_of(choices, lead)
  local parts = {}
  for i, choice in ipairs(choices) do
    parts[i] = grammar_text(lead .. choice)
  end
  return "root ::= " .. table.concat(parts, " | ")
end

local function schema_of(call)
  local schema = call.schema or { type = "string", enum = call.choices }
  return { type = "json_schema", json_schema = { name = "answer", strict = true, schema = schema } }
end

local function hold_to_choices(body, call)
  local can = call.features or {}
  if call.choices and can.grammar then
    body.grammar = grammar_of(call.choices, call.kind == "completion" and call.lead or "")
  elseif (call.choices or call.schema) and can.json_schema and call.kind == "chat" then
    body.response_format = schema_of(call)
  end
end

local function bearer(call)
  return call.key and "Bearer {secret:" .. call.key .. "}" or nil
end

-- Replies held to a JSON schema are quoted strings; others are left as they are.
local function unquoted(content)
  if content:match('^%s*".*"%s*$') then
    local plain = json.decode(content)
    if type(plain) == "string" then return plain end
  end
  return content
end

-- How sure the model was of its first token: its log-probability over that of the next best.
local function margin_of(choice)
  local logprobs = type(choice.logprobs) == "table" and choice.logprobs or {}
  local first = type(logprobs.content) == "table" and logprobs.content[1]
  if type(first) ~= "table" or type(first.top_logprobs) ~= "table" then return nil end
  local best
  for _, other in ipairs(first.top_logprobs) do
    if other.token ~= first.token and type(other.logprob) == "number" then
      best = math.max(best or other.logprob, other.logprob)
    end
  end
  return best and type(first.logprob) == "number" and first.logprob - best or nil
end

local function finish_of(choice)
  local finish = choice.finish_reason
  if finish == "length" or finish == "content_filter" then return finish end
  return "stop"
end

-- Seven digits are all that a float holds; more would only fill the records.
local function short(vector)
  local out = {}
  for i, x in ipairs(vector) do out[i] = tonumber(string.format("%.7g", x)) end
  return out
end

-- Vectors in the order of the texts, whatever the order in which they came.
local function embeddings_of(body)
  local out = {}
  for i, one in ipairs(body.data) do
    local at = type(one) == "table" and (one.index or i - 1) + 1
    if not at or type(one.embedding) ~= "table" or out[at] then
      return { error = "malformed", message = "the reply holds no embeddings" }
    end
    out[at] = short(one.embedding)
  end
  local usage = type(body.usage) == "table" and body.usage or {}
  return { embeddings = out, model = body.model, usage = { input = usage.prompt_tokens, output = 0 } }
end

return lacuna.provider {
  api = 1, name = "openai", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "chat, completions and embeddings in OpenAI's format",
  url = "https://api.openai.com/v1",
  kinds = { "chat", "completion", "embed" },
  features = { grammar = false, json_schema = false, logprobs = false, usage = true },
  options = {
    max_tokens_name = { default = "max_tokens", one_of = { "max_tokens", "max_completion_tokens" },
      doc = "what the server calls the bound on a reply's tokens" },
  },

  request = function(call, opt)
    local body = { model = call.model }
    if call.kind == "embed" then
      body.input, body.encoding_format = call.texts, "float"
      return {
        method = "POST", path = "/embeddings", body = json.encode(body),
        headers = { ["content-type"] = "application/json", authorization = bearer(call) },
      }
    end
    for name, value in pairs(call.params or {}) do
      body[name == "max_tokens" and opt.max_tokens_name or name] = value
    end
    if call.kind == "completion" then
      body.prompt = call.prompt
      body.stop = body.stop or (call.choices and { "\n" } or nil)
    else
      body.messages = call.messages
    end
    hold_to_choices(body, call)
    if (call.features or {}).logprobs and call.kind == "chat" then
      body.logprobs, body.top_logprobs = true, 5
    end
    return {
      method = "POST",
      path = call.kind == "completion" and "/completions" or "/chat/completions",
      headers = { ["content-type"] = "application/json", authorization = bearer(call) },
      body = json.encode(body),
    }
  end,

  response = function(reply)
    local body = json.decode(reply.body)
    if type(body) == "table" and type(body.data) == "table" then return embeddings_of(body) end
    local choice = type(body) == "table" and type(body.choices) == "table" and body.choices[1]
    if type(choice) ~= "table" then
      return { error = "malformed", message = "the reply holds no choices" }
    end
    local message = type(choice.message) == "table" and choice.message or {}
    local content = message.content or choice.text
    local usage = type(body.usage) == "table" and body.usage or {}
    local details = type(usage.prompt_tokens_details) == "table" and usage.prompt_tokens_details or {}
    local out = {
      finish = finish_of(choice), model = body.model, margin = margin_of(choice),
      usage = { input = usage.prompt_tokens, output = usage.completion_tokens, cached = details.cached_tokens },
    }
    if type(message.refusal) == "string" and message.refusal ~= "" then
      out.error, out.message = "refused", message.refusal
    elseif choice.finish_reason == "content_filter" then
      out.error, out.message = "filtered", "the server's filter held the reply back"
    elseif type(content) ~= "string" then
      out.text = ""
    else
      out.text = unquoted(content)
    end
    return out
  end,
}
