-- A writer model adds a few sentences that lean to a wrong choice without naming it (the paper's strategy). What it writes is
-- looked at here, and what cannot be used goes back to it with the reason, for some rounds.
-- Weakness looked for: context that is beside the point outweighs knowledge.

local LEAST, MOST = 15, 400 -- characters of a text that can be used
local EXAMPLES = { "likes to chase mice", "has a famous gate", "go back to work on that day", "in a child's picture" }
local ABOUT = re.new([[\b(?:question|answer|choices?|options?|hint|sentences?)\b]], "i")

local function tidy(reply)
  local s = reply:gsub("^%s+", ""):gsub("%s+$", "")
  s = s:match("^(.-)\n%s*\n") or s            -- the first paragraph: small models go on
  s = s:gsub("%s+", " ")
  s = s:match('^"(.*)"$') or s:match("^“(.*)”$") or s
  return s
end

-- Why a text cannot be used, in words for its writer; nil when it can.
local function fault(s, item, wrong, seen)
  local length = utf8.len(s)
  if length < LEAST or not s:find("%a") then return "it is too short" end
  if s:find("?", 1, true) then return "it asks something" end -- a question would change what is asked
  if text.mentions(s, item.right) then return 'it names "' .. item.right .. '"' end
  if text.mentions(s, wrong) then return 'it names "' .. wrong .. '"' end
  for _, other in ipairs(item.wrong_choices) do
    if text.mentions(s, other) then return 'it names "' .. other .. '"' end
  end
  if text.leaked_syntax(s) then return "it holds the marks of a program" end
  for _, example in ipairs(EXAMPLES) do
    if s:find(example, 1, true) then return "it repeats an example" end
  end
  if ABOUT:find(s) then return "it speaks about the question" end
  if text.chrf(s, item.stem) > 0.7 then return "it repeats the question" end
  if length > MOST then return "it is longer than " .. MOST .. " characters" end
  if seen[s] then return "it was written before" end
end

-- How the writer is asked in this round. `last`: what was refused, and why. A small model that chats takes no correction and
-- does better with worked examples: "auto" tries them when a correction has not helped (README.md has the figures).
local function asked(ctx, class, item, wrong, last, round)
  if class == "base" then
    if last then return ctx:render("again_completion", { wrong = wrong, text = last.text, reason = last.why }) end
    return ctx:render("distract_completion", { wrong = wrong })
  end
  local small = class == "small" or (class == "auto" and round == 3)
  local first = ctx:render(small and "distract_small" or "distract", { question = item.text, right = item.right, wrong = wrong })
  if not last or (class == "auto" and small) then return first end
  return {
    { role = "user", content = first }, { role = "assistant", content = last.text },
    { role = "user", content = ctx:render("again", { reason = last.why, wrong = wrong }) },
  }
end

-- A text for one wrong choice, within the rounds; nil when none came that can be used.
local function written_for(ctx, class, item, wrong, opt, seen)
  local last
  for round = 1, opt.rounds do
    local base = class == "base"
    local reply, message = ctx:ask("writer", asked(ctx, class, item, wrong, last, round),
      { temperature = opt.temperature, max_tokens = base and 60 or 200, stop = base and { "\n" } or nil })
    if not reply then
      ctx:note("warn", "no text for %s: %s", wrong, message)
      return nil
    end
    local s = tidy(reply)
    local why = fault(s, item, wrong, seen)
    if not why then return s end
    ctx:note("debug", "refused for %s: %s: %s", wrong, why, s)
    last = { text = s, why = why }
  end
  ctx:note("info", "no text for %s in %d rounds: %s", wrong, opt.rounds, last.why)
end

return lacuna.strategy {
  api = 1, name = "context", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "text by a writer model that leans to a wrong choice",
  needs = { "llm" }, max_asks = 24, max_edits = 8,
  options = {
    side = { default = "either", one_of = { "before", "after", "either" }, doc = "where the text stands" },
    wrong = { default = 3, min = 1, max = 8, doc = "wrong choices that are tried" },
    rounds = { default = 2, min = 1, max = 3, doc = "asks for each, with the reason why the last text was refused" },
    writer = { default = "auto", one_of = { "auto", "large", "small", "base" }, doc = "prompts for which class of writer" },
    temperature = { default = 0.7, min = 0, max = 2, doc = "of the writer" },
  },

  perturb = function(ctx, item, opt)
    local chosen = ctx:rng():shuffle(item.wrong_choices)
    while #chosen > opt.wrong do table.remove(chosen) end
    local class = opt.writer == "auto" and ctx.roles.writer == "completion" and "base" or opt.writer
    local seen = {}
    for _, edit in ipairs(item.edits or {}) do seen[edit.text] = true end
    return ctx:map(chosen, function(wrong)
      local s = written_for(ctx, class, item, wrong, opt, seen)
      if not s then return nil end
      local side = opt.side == "either" and ctx:rng():pick { "before", "after" } or opt.side
      return { side = side, text = s, note = wrong }
    end)
  end,
}
