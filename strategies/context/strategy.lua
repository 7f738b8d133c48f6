-- A writer model adds a few sentences that lean to a wrong choice without naming it (the paper's strategy).
-- Weakness looked for: context that is beside the point outweighs knowledge.
-- Prompts: distract.txt for models that chat, distract_completion.txt (worked examples) for base models.

local function tidy(reply)
  local s = reply:gsub("^%s+", ""):gsub("%s+$", "")
  s = s:match("^(.-)\n%s*\n") or s            -- the first paragraph: small models go on
  s = s:gsub("%s+", " ")
  s = s:match('^"(.*)"$') or s:match("^“(.*)”$") or s
  return s
end

local function usable(s)
  return #s > 0 and s:find("%a") and not s:find("?", 1, true)   -- a question would change what is asked
end

return lacuna.strategy {
  api = 1, name = "context", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "text by a writer model that leans to a wrong choice",
  needs = { "llm" }, max_asks = 8, max_edits = 8,
  options = {
    side = { default = "either", one_of = { "before", "after", "either" }, doc = "where the text stands" },
    wrong = { default = 3, min = 1, max = 8, doc = "wrong choices that are tried" },
    temperature = { default = 0.7, min = 0, max = 2, doc = "of the writer" },
  },

  perturb = function(ctx, item, opt)
    local chosen = ctx:rng():shuffle(item.wrong_choices)
    while #chosen > opt.wrong do table.remove(chosen) end
    local completion = ctx.roles.writer == "completion"
    return ctx:map(chosen, function(wrong)
      local prompt = ctx:render(completion and "distract_completion" or "distract",
        { question = item.text, right = item.right, wrong = wrong })
      local reply, message = ctx:ask("writer", prompt,
        { temperature = opt.temperature, max_tokens = 200, stop = completion and { "\n" } or nil })
      if not reply then
        ctx:note("warn", "no text for %s: %s", wrong, message)
        return nil
      end
      local written = tidy(reply)
      if not usable(written) then return nil end
      local side = opt.side == "either" and ctx:rng():pick { "before", "after" } or opt.side
      return { side = side, text = written, note = wrong }
    end)
  end,
}
