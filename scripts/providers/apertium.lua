-- Apertium's translation server (apertium-apy): rule-based machine translation.
-- It is fed a sentence at a time in form fields; a newline would be no sentence break, and long texts are cut silently.

local MAX_CHARS = 900 -- above it apertium-apy starts to cut without a word

local function encoded(s)
  return (s:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

return lacuna.provider {
  api = 1, name = "apertium", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "machine translation by an Apertium server",
  kinds = { "translate" },
  options = {
    chain = { default = "", doc = "language through which the translation goes, e.g. spa for eng > spa > por" },
  },

  request = function(call, opt)
    local s = call.text:gsub("%s+", " ")
    if utf8.len(s) and utf8.len(s) > MAX_CHARS then
      error("a text of more than " .. MAX_CHARS .. " characters: Apertium would cut it; translate it in parts")
    end
    local via = opt.chain ~= "" and opt.chain ~= call.from and opt.chain ~= call.to
    local pair = call.from .. "|" .. (via and opt.chain .. "|" or "") .. call.to
    return {
      method = "POST",
      path = via and "/translateChain" or "/translate",
      headers = { ["content-type"] = "application/x-www-form-urlencoded" },
      body = (via and "langpairs=" or "langpair=") .. encoded(pair) .. "&markUnknown=no&q=" .. encoded(s),
    }
  end,

  response = function(reply)
    local body = json.decode(reply.body)
    local data = type(body) == "table" and body.responseData
    if type(data) ~= "table" or type(data.translatedText) ~= "string" then
      return { error = "malformed", message = "the reply holds no translation" }
    end
    -- marks of a broken language pair: @word is not in a dictionary, #word could not be inflected
    local s = data.translatedText
    if s:match("^[@#]") or s:match("[%s(¿¡][@#]%a") then
      return { error = "empty", message = "the translation holds words that Apertium could not make" }
    end
    return { text = s, finish = "stop", model = "apertium" }
  end,
}
