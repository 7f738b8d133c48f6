-- One perturbation and no search (the paper's DP row): what a single try brings.

local function from_template(ctx, item)
  local there, here = ctx.target, ctx.english
  local n = math.min(#here.mention, #there.mention)
  if n == 0 then return {} end
  local wrong, at = ctx:rng():pick(item.wrong_indices), ctx:rng():int(1, n)
  local function fill(template, thing) return (template:gsub("{thing}", (thing:gsub("%%", "%%%%")))) end
  return { {
    side = "before", note = item.choices[wrong],
    text = fill(here.mention[at], item.choices[wrong]), target_text = fill(there.mention[at], there.choices[wrong]),
  } }
end

local function from_writer(ctx, item)
  local wrong = ctx:rng():pick(item.wrong_choices)
  local completion = ctx.roles.writer == "completion"
  local prompt = ctx:render(completion and "direct_completion" or "direct", { question = item.text, wrong = wrong })
  local reply, message = ctx:ask("writer", prompt, { max_tokens = 200, stop = completion and { "\n" } or nil })
  if not reply then
    ctx:note("warn", "no text for %s: %s", wrong, message)
    return {}
  end
  local written = reply:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")
  return { { side = ctx:rng():pick { "before", "after" }, text = written, note = wrong } }
end

return lacuna.strategy {
  api = 1, name = "direct", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "one perturbation, no search",
  needs = { "llm", "target" }, names_wrong = true, max_asks = 1, max_edits = 1,
  options = {
    by = { default = "template", one_of = { "template", "writer" }, doc = "a sentence of the language files, or a text by the writer" },
  },

  perturb = function(ctx, item, opt)
    if ctx.depth > 1 then return {} end
    return opt.by == "writer" and from_writer(ctx, item) or from_template(ctx, item)
  end,
}
