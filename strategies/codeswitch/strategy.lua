-- Some content words of the question stand in the other language: the target's words in the English text, English words in
-- the target's. Weakness looked for: the two languages are kept apart, and a question in both falls between them.

-- The list of a language: { English, its word, further forms }; nil when the package has none.
local function words_of(language)
  local ok, list = pcall(require, "words." .. language:match("^%a+"))
  if ok then return list end
  if not list:find("has no file", 1, true) then error(list, 0) end
end

local function grows(now, before, stem) return utf8.len(now) - utf8.len(before) > 0.1 * utf8.len(stem) end

-- Both ways through a list, as pairs for text.exchanges, and for each pair the row that it came from.
local function pairs_of(list)
  local to, from = { pairs = {}, row = {} }, { pairs = {}, row = {} }
  local function add(way, row, one, other)
    way.pairs[#way.pairs + 1] = { one, other }
    way.row[#way.row + 1] = row
  end
  for row, words in ipairs(list) do
    add(to, row, words[1], words[2])
    for i = 2, #words do add(from, row, words[i], words[1]) end
  end
  return to, from
end

-- The exchanges of one side that neither touch a choice nor bring one in, in whichever language.
local function exchanges(now, way, choices, others)
  local out = {}
  for _, change in ipairs(text.exchanges(now, way.pairs, choices)) do
    local names = false
    for _, list in ipairs { choices, others } do
      for _, choice in ipairs(list) do names = names or text.mentions(change.text, choice) end
    end
    if not names then
      change.row = way.row[change.index]
      out[#out + 1] = change
    end
  end
  return out
end

-- What is in both lists by its row, or all where nothing is: the two sides switch the same words when they can.
local function shared(here, there)
  local rows, a, b = {}, {}, {}
  for _, change in ipairs(there) do rows[change.row] = change end
  for _, change in ipairs(here) do
    if rows[change.row] then
      a[#a + 1], b[#b + 1] = change, rows[change.row]
      rows[change.row] = nil
    end
  end
  if #a > 0 then return a, b, true end
  return here, there, false
end

-- The text with the changes at the places `order` says, n of them that do not make it too long.
local function with(now, stem, changes, order, n)
  local took, made = {}, now
  for _, at in ipairs(order) do
    if #took == n then break end
    took[#took + 1] = changes[at]
    if grows(text.splice(now, took), now, stem) then took[#took] = nil else made = text.splice(now, took) end
  end
  return #took == n and made or nil
end

local function numbers(n)
  local out = {}
  for i = 1, n do out[i] = i end
  return out
end

-- Where the lists do not help: a translator is asked for English words of the question, and what it says is kept where
-- it stands in the target's text.
local function asked(ctx, item)
  local words = {}
  if not (ctx.roles and ctx.roles.translator) then return words end
  for _, word in ipairs(text.words(item.text, item.choices)) do
    if utf8.len(word.text) >= 5 and #words < 6 then words[#words + 1] = word.text end
  end
  local list = ctx:map(words, function(word)
    local reply = ctx:translate(word, "target") or ""
    local said = reply:gsub("^%s+", ""):gsub("[%s.。]+$", "")
    if said ~= "" and text.mentions(ctx.target.text, said) then return { word, said } end
  end)
  return list
end

return lacuna.strategy {
  api = 1, name = "codeswitch", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "some words of the question in the other language, on both sides",
  needs = { "target" }, max_asks = 6, max_edits = 12, max_growth = 0.1,
  options = {
    words = { default = 2, min = 1, max = 8, doc = "words that stand in the other language, at most" },
    tries = { default = 3, min = 1, max = 12, doc = "candidates for each text" },
    placebo = { default = "es", doc = "language of the words that the placebo and its English side get" },
  },

  perturb = function(ctx, item, opt)
    local there, rng = ctx.target, ctx:rng()
    local english = there.language:match("^%a+") == "en"
    local function found(list)
      local to, from = pairs_of(list)
      return shared(exchanges(item.text, to, item.choices, there.choices),
        exchanges(there.text, english and to or from, there.choices, item.choices))
    end
    local list = words_of(english and opt.placebo or there.language)
    local here, other, same = found(list or {})
    if #here == 0 or #other == 0 then
      here, other, same = found(english and {} or asked(ctx, item))
      if #here == 0 and not list then
        ctx:note("warn", "no words of %s are known: add words/%s.lua, or cast a translator that knows some of the question",
          there.language, there.language:match("^%a+"))
        return {}
      end
    end
    local edits, seen = {}, {}
    for _ = 1, 4 * opt.tries do
      if #edits == opt.tries then break end
      local order = rng:shuffle(numbers(#here))
      local order_there = same and order or rng:shuffle(numbers(#other))
      for n = math.min(opt.words, #here, #other), 1, -1 do
        local one, two = with(item.text, item.stem, here, order, n), with(there.text, there.stem, other, order_there, n)
        if one and two then
          if not seen[one] then edits[#edits + 1] = { side = "replace", text = one, target_text = two, note = n .. " switched" } end
          seen[one] = true
          break
        end
      end
    end
    if #edits == 0 then ctx:note("info", "no word of %s is known on both sides", item.id or "the question") end
    return edits
  end,
}
