-- Puts a true, harmless sentence that mentions a wrong choice beside the question.
-- Weakness looked for: attention to the question weakens when another entity is salient.
-- The sentences are the language files' own, so nothing is translated and no model writes.

local function fill(template, thing)
  return (template:gsub("{thing}", (thing:gsub("%%", "%%%%"))))
end

return lacuna.strategy {
  api = 1, name = "mention", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "a neutral sentence that mentions a wrong choice",
  needs = { "target" }, names_wrong = true, max_asks = 0, max_edits = 100, max_edits_each = 4,
  options = {
    side = { default = "before", one_of = { "before", "after", "either" }, doc = "where the sentence stands" },
    sentences = { default = 1, min = 1, max = 4, doc = "candidates for each wrong choice, with different sentences" },
  },

  perturb = function(ctx, item, opt)
    local there, here = ctx.target, ctx.english
    local n = math.min(#here.mention, #there.mention)
    if n == 0 then
      ctx:note("warn", "%s has no sentences to mention a choice with", there.language)
      return {}
    end
    local edits = ctx:map(item.wrong_indices, function(wrong)
      local templates = {}
      for i = 1, n do templates[i] = i end
      templates = ctx:rng():shuffle(templates)
      local made = {}
      for i = 1, math.min(opt.sentences, n) do
        local side = opt.side == "either" and ctx:rng():pick { "before", "after" } or opt.side
        made[i] = {
          side = side, note = item.choices[wrong],
          text = fill(here.mention[templates[i]], item.choices[wrong]),
          target_text = fill(there.mention[templates[i]], there.choices[wrong]),
        }
      end
      return made
    end)
    local out = {}
    for _, made in ipairs(edits) do
      for _, edit in ipairs(made) do out[#out + 1] = edit end
    end
    return out
  end,
}
