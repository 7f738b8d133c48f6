-- Some words of the question are exchanged for words of the same meaning, as many in the target language as in English.
-- Weakness looked for: knowledge that hangs on the usual wording of a question.

local function words_of(language)
  local ok, list = pcall(require, "words." .. language:match("^%a+"))
  if ok then return list end
  if not list:find("has no file", 1, true) then error(list, 0) end
end

local function grows(now, before, stem) return utf8.len(now) - utf8.len(before) > 0.1 * utf8.len(stem) end

-- The exchanges that bring in no choice.
local function exchanges(now, pairs_of, choices)
  local out = {}
  for _, change in ipairs(text.exchanges(now, pairs_of, choices)) do
    local names = false
    for _, choice in ipairs(choices) do names = names or text.mentions(change.text, choice) end
    if not names then out[#out + 1] = change end
  end
  return out
end

-- The text with n of the changes, drawn so that it does not grow too long; nil when there are not as many.
local function with(rng, now, stem, changes, n)
  local made, took = now, {}
  for _, change in ipairs(rng:shuffle(changes)) do
    if #took == n then break end
    took[#took + 1] = change
    made = text.splice(now, took)
    if grows(made, now, stem) then took[#took] = nil end
  end
  return #took == n and text.splice(now, took) or nil
end

local function from_lists(ctx, item, opt)
  local there, rng = ctx.target, ctx:rng()
  local list = words_of(there.language)
  if not list then
    ctx:note("warn", "no list of synonyms for %s: add words/%s.lua, or let a writer do it (by = \"writer\")", there.language,
      there.language:match("^%a+"))
    return {}
  end
  local here = exchanges(item.text, words_of("en"), item.choices)
  local other = exchanges(there.text, list, there.choices)
  local edits, seen = {}, { [item.stem] = true, [item.text] = true }
  for _ = 1, 4 * opt.tries do
    if #edits == opt.tries then break end
    for n = math.min(opt.words, #here, #other), 1, -1 do
      local english, target = with(rng, item.text, item.stem, here, n), with(rng, there.text, there.stem, other, n)
      if english and target then
        if not seen[english] then
          seen[english] = true
          edits[#edits + 1] = { side = "replace", text = english, target_text = target, note = n .. " exchanged" }
        end
        break
      end
    end
  end
  if #edits == 0 then ctx:note("info", "no word of %s is in the lists of both sides", item.id or "the question") end
  return edits
end

-- One side in the writer's words, when the judge finds that it asks the same; nil and a note otherwise.
local function rewritten(ctx, side, opt)
  local completion = ctx.roles.writer == "completion"
  local prompt = ctx:render(completion and "synonyms_completion" or "synonyms",
    { question = side.text, language = side.name, words = opt.words, keep = table.concat(side.choices, ", ") })
  local reply, why = ctx:ask("writer", prompt, { max_tokens = 200, stop = completion and { "\n" } or nil })
  if not reply then return nil, why end
  local made = reply:match("^%s*([^\n]+)")
  made = made and made:gsub("%s+$", "") or ""
  if made == "" or made == side.text then return nil, "the writer changed nothing" end
  if grows(made, side.text, side.stem) then return nil, "the writer made it longer" end
  local verdict, no = ctx:ask("judge", ctx:render("same_question", { before = side.text, after = made, language = side.name }),
    { temperature = 0, max_tokens = 20 })
  if not verdict then return nil, no end
  if text.fold(verdict):match("^%W*(%a+)") ~= "yes" then return nil, "the judge finds that it asks something else" end
  return made
end

local function from_writer(ctx, item, opt)
  if not ctx.roles.judge then
    ctx:note("warn", "words of a writer are taken only when a judge finds the meaning kept: cast roles.judge")
    return {}
  end
  local sides = {
    { text = item.text, stem = item.stem, choices = item.choices, name = ctx.english.name },
    { text = ctx.target.text, stem = ctx.target.stem, choices = ctx.target.choices, name = ctx.target.name },
  }
  local made = ctx:map({ 1, 2 }, function(which)
    local text_of, why = rewritten(ctx, sides[which], opt)
    if not text_of then ctx:note("info", "%s: %s", sides[which].name, why) end
    return text_of or false
  end)
  if not made[1] or not made[2] then return {} end
  return { { side = "replace", text = made[1], target_text = made[2], note = "by the writer" } }
end

return lacuna.strategy {
  api = 1, name = "synonym", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "words of the question exchanged for synonyms, as many on both sides",
  needs = { "llm", "target" }, max_asks = 4, max_edits = 12, max_growth = 0.1,
  options = {
    by = { default = "list", one_of = { "list", "writer" }, doc = "the package's word lists, or the writer, watched by the judge" },
    words = { default = 2, min = 1, max = 8, doc = "words or phrases that are exchanged, at most" },
    tries = { default = 3, min = 1, max = 12, doc = "candidates for each text, from the lists" },
  },

  perturb = function(ctx, item, opt)
    return opt.by == "writer" and from_writer(ctx, item, opt) or from_lists(ctx, item, opt)
  end,
}
