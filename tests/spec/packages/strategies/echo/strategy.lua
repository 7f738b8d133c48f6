-- Asks the writer about each wrong choice. A sample for the tests of core/script: it uses every way to suspend.
local util = require("util")

return lacuna.strategy {
  api = 1, name = "echo", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "one sentence of the writer for each wrong choice", needs = { "llm" }, max_asks = 12, max_edits = 6,
  options = {
    side = { default = "any", one_of = { "any", "before", "after" }, doc = "where the sentence stands" },
    twice = { default = false, doc = "ask a second time with the first reply" },
    width = { default = 16, min = 1, max = 64, doc = "asks at a time" },
  },

  perturb = function(ctx, item, opt)
    return ctx:map(item.wrong_choices, function(wrong, i)
      local text, err, code = ctx:ask("writer", ctx:render("about", { q = item.stem, wrong = wrong, n = i }), { temperature = 0.7 })
      if text and opt.twice then text, err, code = ctx:ask("writer", text) end
      if not text then return ctx:note("warn", "no sentence about %s: %s (%s)", wrong, err, code) end
      local side = opt.side
      if side == "any" then side = ctx:rng():pick { "before", "after" } end
      return { side = side, text = util.tidy(text), note = wrong }
    end, opt.width)
  end,
}
