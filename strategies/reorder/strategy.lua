-- The parts of the question in another order: a phrase first or last, an adverbial in front, where the length allows it a cleft.
-- Weakness looked for: order that is as good as any other to a speaker, and rarer in what a model has read.

local NUMBER_FIRST = re.new([[^\P{L}*?\p{Nd}]])

local function patterns_of(language)
  local ok, data = pcall(require, "patterns." .. language:match("^%a+"))
  if ok then return data end
  if not data:find("has no file", 1, true) then error(data, 0) end
end

local function has(list, word)
  for _, other in ipairs(list) do
    if text.fold(other) == text.fold(word) then return true end
  end
  return false
end

local function grows(now, before, stem) return utf8.len(now) - utf8.len(before) > 0.1 * utf8.len(stem) end

-- A template as an expression, and the names of its slots in order. Any space of it stands for any kind of space.
local function compiled(template, slots)
  local names, out, at = {}, {}, 1
  local function literal(s)
    out[#out + 1] = (s:gsub("[%^%$%(%)%%%.%[%]%*%+%-%?|\\{}]", "\\%0"):gsub(" ", "[\\h]"))
  end
  while true do
    local from, to, name = template:find("{(%w+)}", at)
    if not from then break end
    literal(template:sub(at, from - 1))
    names[#names + 1] = name
    out[#out + 1] = (name:find("^word") or slots[name]) and "([^\\h,;:?]+)" or "(.+?)"
    at = to + 1
  end
  literal(template:sub(at))
  return re.new("^" .. table.concat(out) .. "$"), names
end

-- What the slots hold when the text has the template's form; nil when it has not.
local function fitted(now, template, data)
  local expression, names = compiled(template, data.slots)
  local got = { expression:match(now) }
  if got[1] == nil then return nil end
  local held = {}
  for i, name in ipairs(names) do
    if data.slots[name] and not has(data.slots[name], got[i]) then return nil end
    held[name] = got[i]
  end
  return held, names[1] and template:find("^%p*{" .. names[1] .. "}") and names[1] or nil
end

-- The text by the second template: a slot that stood first loses the capital of a small word, the first letter gets one.
local function filled(template, held, first, data, gap)
  if first then
    local word = held[first]:match("^[^%s]+")
    if has(data.small, word) then held[first] = text.fold(word) .. held[first]:sub(#word + 1) end
  end
  local made = template:gsub("{(%w+)}", function(name) return data.slots[name] and text.fold(held[name]) or held[name] end)
  made = made:gsub(" %?$", gap .. "?")
  return NUMBER_FIRST:find(made) and made or text.recase(made, "A")
end

-- All other orders of a text, the first patterns first.
local function orders(now, stem, data)
  local gap = re.new([[(\h?)\?$]]):match(now) or ""
  local out, seen = {}, { [now] = true }
  for _, pattern in ipairs(data.patterns) do
    local held, first = fitted(now, pattern[1], data)
    local made = held and filled(pattern[2], held, first, data, gap)
    if made and not seen[made] and not grows(made, now, stem) then
      seen[made] = true
      out[#out + 1] = made
    end
  end
  return out
end

local function from_patterns(ctx, item, opt)
  local there = ctx.target
  local data = patterns_of(there.language)
  if not data then
    ctx:note("warn", "no patterns for %s: add patterns/%s.lua, or let a writer do it (by = \"writer\")", there.language,
      there.language:match("^%a+"))
    return {}
  end
  local here, other = orders(item.text, item.stem, patterns_of("en")), orders(there.text, there.stem, data)
  local edits = {}
  if #other == 0 or #here == 0 then
    ctx:note("info", "no pattern fits both sides of %s", item.id or "the question")
    return edits
  end
  for i = 1, math.min(#here, opt.tries) do
    edits[i] = { side = "replace", text = here[i], target_text = other[(i - 1) % #other + 1], note = "another order" }
  end
  return edits
end

-- One side in the writer's words, when the judge finds that it asks the same; nil and a note otherwise.
local function rewritten(ctx, side)
  local completion = ctx.roles.writer == "completion"
  local prompt = ctx:render(completion and "reorder_completion" or "reorder",
    { question = side.text, language = side.name, keep = table.concat(side.choices, ", ") })
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

local function from_writer(ctx, item)
  if not ctx.roles.judge then
    ctx:note("warn", "words of a writer are taken only when a judge finds the meaning kept: cast roles.judge")
    return {}
  end
  local sides = {
    { text = item.text, stem = item.stem, choices = item.choices, name = ctx.english.name },
    { text = ctx.target.text, stem = ctx.target.stem, choices = ctx.target.choices, name = ctx.target.name },
  }
  local made = ctx:map({ 1, 2 }, function(which)
    local text_of, why = rewritten(ctx, sides[which])
    if not text_of then ctx:note("info", "%s: %s", sides[which].name, why) end
    return text_of or false
  end)
  if not made[1] or not made[2] then return {} end
  return { { side = "replace", text = made[1], target_text = made[2], note = "by the writer" } }
end

return lacuna.strategy {
  api = 1, name = "reorder", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the parts of the question in another order, on both sides",
  needs = { "llm", "target" }, max_asks = 4, max_edits = 8, max_growth = 0.1,
  options = {
    by = { default = "pattern", one_of = { "pattern", "writer" }, doc = "the package's patterns, or the writer, watched by the judge" },
    tries = { default = 2, min = 1, max = 8, doc = "candidates for each text, from the patterns" },
  },

  perturb = function(ctx, item, opt)
    return opt.by == "writer" and from_writer(ctx, item) or from_patterns(ctx, item, opt)
  end,
}
