-- What was translated is compared with the English text by the cosine of their embeddings: through its back-translation,
-- or, where the user says that the embedder is multilingual, as it is. The bar belongs to a language and a model:
-- `lacuna calibrate --measure embedding` measures it on pairs that you trust.

-- The cosine, -1 to 1; or a text that says why there is none.
local function measure(ctx, english, target, opt)
  local other, message = target, nil
  if not opt.multilingual then other, message = ctx:translate(target, "en") end
  if not other then return "no back-translation: " .. message end
  local near
  near, message = ctx:similarity(english, other)
  return near or "no embedding: " .. message
end

return lacuna.check {
  api = 1, name = "embedding", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the translation means what the English text means (cosine of embeddings)",
  stage = "target", needs = { "embedder", "translator" }, max_asks = 1,
  options = {
    floor = { default = {}, doc = "least cosine, by language: { es = 0.72 }" },
    min = { default = 0.5, min = -1, max = 1, doc = "where the language has no floor" },
    multilingual = { default = false, doc = "the embedder knows the language: compare without translating back" },
  },
  measure = measure,

  verdict = function(ctx, candidate, opt)
    -- nothing to hold against a translator: written by hand, or English in other words
    if not candidate.machine or candidate.target.language == "en-x-placebo" then return true end
    local near = measure(ctx, candidate.fresh.english, candidate.fresh.target, opt)
    if type(near) == "string" then return near end
    return near >= (opt.floor[candidate.target.language] or opt.min) or string.format("cosine %.2f", near)
  end,
}
