-- What hosted models cost, in USD for a million tokens: list prices as published by their vendors on the date given.
-- They change, and batch, tier and contract prices differ: check before you rely on it. A model that is not here has no
-- price: lacuna says so and counts its tokens. Your own figures go into probe.lua:
--   models.NAME.price = { input = 0.15, output = 0.60, cached = 0.075 }     (cached: input the server had in its cache)
--   prices = { ["the server's model name"] = { input = ..., output = ... } }
--   models.NAME.price = 0                                                    (a server of your own)
-- `at` is what a model's URL must begin with: the same name at another address may have another price.
return {
  {
    at = "https://api.openai.com/", date = "2025-08",
    models = {
      ["gpt-4o"] = { input = 2.50, output = 10.00, cached = 1.25 },
      ["gpt-4o-2024-08-06"] = { input = 2.50, output = 10.00, cached = 1.25 },
      ["gpt-4o-2024-11-20"] = { input = 2.50, output = 10.00, cached = 1.25 },
      ["gpt-4o-mini"] = { input = 0.15, output = 0.60, cached = 0.075 },
      ["gpt-4o-mini-2024-07-18"] = { input = 0.15, output = 0.60, cached = 0.075 },
      ["gpt-4.1"] = { input = 2.00, output = 8.00, cached = 0.50 },
      ["gpt-4.1-2025-04-14"] = { input = 2.00, output = 8.00, cached = 0.50 },
      ["gpt-4.1-mini"] = { input = 0.40, output = 1.60, cached = 0.10 },
      ["gpt-4.1-mini-2025-04-14"] = { input = 0.40, output = 1.60, cached = 0.10 },
      ["gpt-4.1-nano"] = { input = 0.10, output = 0.40, cached = 0.025 },
      ["gpt-4.1-nano-2025-04-14"] = { input = 0.10, output = 0.40, cached = 0.025 },
      ["gpt-5"] = { input = 1.25, output = 10.00, cached = 0.125 },
      ["gpt-5-mini"] = { input = 0.25, output = 2.00, cached = 0.025 },
      ["gpt-5-nano"] = { input = 0.05, output = 0.40, cached = 0.005 },
      ["o3"] = { input = 2.00, output = 8.00, cached = 0.50 },
      ["o4-mini"] = { input = 1.10, output = 4.40, cached = 0.275 },
      ["gpt-3.5-turbo"] = { input = 0.50, output = 1.50 },
    },
  },
  {
    at = "https://api.anthropic.com/", date = "2025-08",
    models = {
      ["claude-3-haiku-20240307"] = { input = 0.25, output = 1.25, cached = 0.03 },
      ["claude-3-5-haiku-20241022"] = { input = 0.80, output = 4.00, cached = 0.08 },
      ["claude-3-7-sonnet-20250219"] = { input = 3.00, output = 15.00, cached = 0.30 },
      ["claude-sonnet-4-20250514"] = { input = 3.00, output = 15.00, cached = 0.30 },
      ["claude-opus-4-20250514"] = { input = 15.00, output = 75.00, cached = 1.50 },
    },
  },
  {
    at = "https://generativelanguage.googleapis.com/", date = "2025-08",
    models = {
      ["gemini-2.0-flash"] = { input = 0.10, output = 0.40, cached = 0.025 },
      ["gemini-2.5-flash-lite"] = { input = 0.10, output = 0.40, cached = 0.025 },
      ["gemini-2.5-flash"] = { input = 0.30, output = 2.50, cached = 0.075 },
      ["gemini-2.5-pro"] = { input = 1.25, output = 10.00, cached = 0.31 },
    },
  },
}
