-- What scripts/quickstart.sh --mt runs on top: the Spanish is Apertium's, and the model writes what is added.
return {
  models = {
    gemma = {
      provider = "openai", model = "gemma-3-270m-q4_k_m", api = "completion", ask = "text", examples = 4,
      features = { grammar = true }, in_flight = 2,
      params = { max_tokens = 16 },
    },
    apertium = { provider = "apertium", in_flight = 4 },
  },
  roles = { panel = { "gemma" }, writer = "gemma", translator = "apertium" },
  source = { name = "basic", hand = false },
  languages = { "es" },
  strategy = "context",
  -- The default checks; the floor is what `lacuna calibrate` measured with Apertium and 160 questions: docs/method.md.
  checks = {
    "answer_absent", "wrong_absent", "stem_kept", "length", "syntax", "choices", "spacing", "script", "untranslated",
    "numbers", "ratio", { name = "round_trip", floor = { es = 0.199 } },
  },
  search = { depth = 1, keep = 1 },
  plain_draws = 0,
  limit = 20,
  seed = 1,
}
