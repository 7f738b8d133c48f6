-- What scripts/quickstart.sh runs: one small model on this machine, and questions that were put into Spanish, French and
-- other English words by hand. The script gives the model's url.
return {
  models = {
    gemma = {
      provider = "openai", model = "gemma-3-270m-q4_k_m", api = "completion", ask = "text", examples = 4,
      features = { grammar = true }, in_flight = 2,
      params = { max_tokens = 3 }, -- the grammar leaves one choice by then; the rest of its text need not be waited for
    },
  },
  source = "basic",
  languages = { "es", "fr" },
  strategy = "mention",
  search = { depth = 1, keep = 1 },
  plain_draws = 0,
  limit = 22, -- some fifty requests an item: under four minutes on two cores
  seed = 1,
}
