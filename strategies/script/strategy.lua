-- The question in other characters: no diacritics, Latin letters, full-width forms, native digits, the other kana or Han set.
-- Weakness looked for: the same words in other bytes. People write like this, and models have read it less in some languages.
local WIDE = 0xFEE0 -- from "!" (U+0021) to its full-width form
local WAYS = { "plain", "latin", "kana", "other_han", "fullwidth", "digits" }

local function tables_of(language)
  local ok, tables = pcall(require, "tables." .. language:match("^%a+"))
  if ok then return tables end
  if not tables:find("has no file", 1, true) then error(tables, 0) end
  return {}
end

local function wide(letter)
  return letter:find("^%w$") and utf8.char(letter:byte() + WIDE) or letter
end

local function narrow_of(letter) return text.recase(text.fold_marks(letter), letter) end

local function by_table(map)
  return function(letter)
    if map[letter] then return map[letter] end
    local small = map[text.fold(letter)]
    return small and text.recase(small, letter) or letter
  end
end

-- For each way: a function from a character of the target to another, or nil where the way is none of the language's.
local function ways_of(there)
  local tables, ways = tables_of(there.language), { fullwidth = wide }
  for _, name in ipairs { "latin", "kana", "other_han" } do ways[name] = tables[name] and by_table(tables[name]) end
  if there.script == "Latn" then
    local extra = by_table(tables.plain or {})
    ways.plain = function(letter) return extra(narrow_of(letter)) end
  else
    ways.plain = tables.plain and by_table(tables.plain)
  end
  local digits = {}
  for _, code in utf8.codes(there.digits or "0123456789") do digits[#digits + 1] = utf8.char(code) end
  ways.digits = function(letter)
    local at = letter:match("^%d$")
    if not at then return letter end
    local own = digits[tonumber(at) + 1]
    return own ~= at and own or wide(letter)
  end
  return ways
end

-- The text with each character changed that stands in no quotation and no name of a choice; and how many changed.
local function rewritten(now, change, choices, only_digits)
  local changes, n = {}, 0
  local function take(from, to)
    local made = now:sub(from, to):gsub(utf8.charpattern, function(letter)
      local other = change(letter)
      n = n + (other ~= letter and 1 or 0)
      return other
    end)
    if made ~= now:sub(from, to) then changes[#changes + 1] = { from = from, to = to, text = made } end
  end
  if only_digits then
    for from, to in now:gmatch("()%d+()") do take(from, to - 1) end
  else
    for _, word in ipairs(text.words(now, choices)) do take(word.from, word.to) end
  end
  return text.splice(now, changes), n
end

-- The English text with about n of its characters in full width, word by word.
local function counterpart(rng, now, choices, n)
  local changes, done = {}, 0
  for _, word in ipairs(rng:shuffle(text.words(now, choices))) do
    local made = word.text:gsub(utf8.charpattern, wide)
    if made ~= word.text and done < n then
      changes[#changes + 1] = { from = word.from, to = word.to, text = made }
      done = done + utf8.len(word.text)
    end
  end
  return text.splice(now, changes)
end

return lacuna.strategy {
  api = 1, name = "script", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "other characters for the same words: no diacritics, Latin letters, full width, native digits",
  needs = { "target" }, max_asks = 0, max_edits = 6, max_growth = 0.1, changes_script = true,
  options = {
    way = { default = "any", one_of = { "any", "plain", "latin", "kana", "other_han", "fullwidth", "digits" }, doc = "what is changed" },
  },

  perturb = function(ctx, item, opt)
    local there, rng, edits = ctx.target, ctx:rng(), {}
    local ways = ways_of(there)
    for _, way in ipairs(WAYS) do
      if ways[way] and (opt.way == "any" or opt.way == way) then
        local only_digits = way == "digits"
        local other, n = rewritten(there.text, ways[way], there.choices, only_digits)
        local here = item.text
        if n > 0 then
          here = only_digits and rewritten(item.text, wide, item.choices, true) or counterpart(rng, item.text, item.choices, n)
        end
        if here ~= item.text then edits[#edits + 1] = { side = "replace", text = here, target_text = other, note = way } end
      end
    end
    if #edits == 0 then
      ctx:note("warn", "%s has no other characters for this question (tables/%s.lua)", there.language, there.language:match("^%a+"))
    end
    return edits
  end,
}
