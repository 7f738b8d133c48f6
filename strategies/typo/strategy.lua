-- Slips of the fingers in some words of the question, as many in the target language as in English.
-- Weakness looked for: words are known by their pieces; a misspelt word falls into other pieces, rarer ones in a language
-- of which less was read.
local keyboards, hangul = require "keyboards", require "hangul"

local LEAST = 4 -- letters of a word that may have a slip; of a script that writes syllables, 2
local KINDS = { "neighbour", "swap", "double", "missing" }
local LETTER = re.new([[^\p{L}$]])

local function letters_of(word)
  local out = {}
  for _, code in utf8.codes(word) do out[#out + 1] = utf8.char(code) end
  return out
end

-- letter → the letters whose keys touch its own: beside it, and the two half a key away in the rows above and below.
local function neighbours(rows)
  local near, keys = {}, {}
  for r, row in ipairs(rows) do keys[r] = letters_of(row) end
  for r, row in ipairs(keys) do
    for c, letter in ipairs(row) do
      local list = near[letter] or {}
      local places = { { r, c - 1 }, { r, c + 1 }, { r - 1, c }, { r - 1, c + 1 }, { r + 1, c - 1 }, { r + 1, c } }
      for _, p in ipairs(places) do
        local other = keys[p[1]] and keys[p[1]][p[2]]
        -- a vowel sign is not hit for a consonant: the two would not even be shown in one place
        if other and other ~= "_" and (LETTER:find(other) == nil) == (LETTER:find(letter) == nil) then
          list[#list + 1] = other
        end
      end
      near[letter] = list
    end
  end
  return near
end

local function joined(letters, at, count, ...)
  local out = {}
  for i = 1, at - 1 do out[#out + 1] = letters[i] end
  for _, letter in ipairs { ... } do out[#out + 1] = letter end
  for i = at + count, #letters do out[#out + 1] = letters[i] end
  return table.concat(out)
end

-- The words that one slip of this kind makes at the letter `at`.
local SLIPS = {
  neighbour = function(word, at, near)
    local out = {}
    for _, other in ipairs(near[text.fold(word[at])] or {}) do out[#out + 1] = joined(word, at, 1, text.recase(other, word[at])) end
    for _, other in ipairs(hangul.slips(word[at], near)) do out[#out + 1] = joined(word, at, 1, other) end
    return out
  end,
  swap = function(word, at)
    if at == #word or not LETTER:find(word[at]) or not LETTER:find(word[at + 1]) then return {} end
    return { joined(word, at, 2, word[at + 1], word[at]) }
  end,
  double = function(word, at) return LETTER:find(word[at]) and { joined(word, at, 1, word[at], word[at]) } or {} end,
  missing = function(word, at) return { joined(word, at, 1) } end,
}

-- A word with one slip, behind its first letter; nil when each would make a word that stands in the text.
local function slipped(rng, word, kind, near, known)
  local letters, order = letters_of(word), { kind }
  for _, other in ipairs(rng:shuffle(KINDS)) do order[#order + 1] = other end
  local places = {}
  for at = 2, #letters do places[#places + 1] = at end
  for _, one in ipairs(order) do
    for _, at in ipairs(rng:shuffle(places)) do
      local made = {}
      for _, other in ipairs(SLIPS[one](letters, at, near)) do
        if not known[text.fold(other)] then made[#made + 1] = other end
      end
      if #made > 0 then return rng:pick(made) end
    end
  end
end

-- What may be changed on one side, and what a slip must not make of it.
local function side_of(language, now, choices)
  local layout = keyboards.languages[language:match("^%a+")]
  if not layout then return nil end
  local side = { now = now, near = neighbours(keyboards.rows[layout]), words = {}, known = {} }
  local least = layout == "dubeolsik" and 2 or LEAST
  for _, word in ipairs(text.words(now)) do side.known[text.fold(word.text)] = true end
  for _, word in ipairs(text.words(now, choices)) do
    if utf8.len(word.text) >= least then side.words[#side.words + 1] = word end
  end
  return side
end

local function with_slips(rng, side, kinds)
  local changes = {}
  for _, word in ipairs(rng:shuffle(side.words)) do
    if #changes == #kinds then break end
    local made = slipped(rng, word.text, kinds[#changes + 1], side.near, side.known)
    if made then changes[#changes + 1] = { from = word.from, to = word.to, text = made } end
  end
  return #changes == #kinds and text.splice(side.now, changes) or nil
end

local function grows(now, before, stem) return utf8.len(now) - utf8.len(before) > 0.1 * utf8.len(stem) end

return lacuna.strategy {
  api = 1, name = "typo", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "slips on the keyboard of each language, as many on both sides",
  needs = { "target" }, max_asks = 0, max_edits = 12, max_growth = 0.1,
  options = {
    rate = { default = 0.2, min = 0.01, max = 1, doc = "share of the words that get a slip; at least one does" },
    kind = { default = "any", one_of = { "any", "neighbour", "swap", "double", "missing" }, doc = "which slip" },
    tries = { default = 3, min = 1, max = 12, doc = "candidates for each text" },
  },

  perturb = function(ctx, item, opt)
    local rng, there = ctx:rng(), ctx.target
    local en = side_of("en", item.text, item.choices)
    local target = side_of(there.language, there.text, there.choices)
    if not target then
      ctx:note("warn", "no keyboard is known for %s: no typos", there.language)
      return {}
    end
    local most = math.min(#en.words, #target.words)
    local n = math.min(most, math.max(1, math.floor(opt.rate * most + 0.5)))
    if n == 0 then
      ctx:note("info", "no word of %s is free and long enough for a slip", item.id or "the question")
      return {}
    end
    local edits = {}
    for _ = 1, opt.tries do
      local kinds = {}
      for i = 1, n do kinds[i] = opt.kind == "any" and rng:pick(KINDS) or opt.kind end
      local here, other = with_slips(rng, en, kinds), with_slips(rng, target, kinds)
      if here and other and not grows(here, item.text, item.stem) and not grows(other, there.text, there.stem) then
        edits[#edits + 1] = { side = "replace", text = here, target_text = other, note = table.concat(kinds, " ") }
      end
    end
    return edits
  end,
}
