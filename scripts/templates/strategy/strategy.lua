-- What it does, in a line. Weakness looked for: ...
return lacuna.strategy {
  api = 1, name = "NAME", version = "0.1.0", author = "", license = "MIT",
  summary = "a remark about the weather before the question",
  max_asks = 0, max_edits = 4,   -- what it may cost: asks of a model and candidates, each time it is called
  options = {
    side = { default = "before", one_of = { "before", "after" }, doc = "where the remark stands" },
  },

  -- item: stem, text (with what was added so far), choices, answer, right, wrong_choices.
  -- Returns candidates; their English text is translated where the strategy does not give target_text itself.
  perturb = function(ctx, item, opt)
    local remarks = { "It rained all morning.", "The sun came out at noon.", "A cold wind was blowing." }
    return ctx:map(remarks, function(remark)
      return { side = opt.side, text = remark }
    end)
  end,
}
