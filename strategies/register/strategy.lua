-- The question in another register: colloquial, formal, as in a text message, or in the words and spelling of another region.
-- Weakness looked for: models learn from edited text; how people really write is rarer, and rarer still in some languages.
local STYLES = { "colloquial", "formal", "sms", "dialect" }

local function styles_of(language)
  local ok, styles = pcall(require, "styles." .. language:match("^%a+"))
  if ok then return styles end
  if not styles:find("has no file", 1, true) then error(styles, 0) end
end

-- The letters of the free words changed as the style says.
local function with_letters(now, letters, choices)
  local changes = {}
  for _, word in ipairs(text.words(now, choices)) do
    local made = word.text:gsub(utf8.charpattern, letters)
    if made ~= word.text then changes[#changes + 1] = { from = word.from, to = word.to, text = made } end
  end
  return text.splice(now, changes)
end

local CLOSE = { ["“"] = "”", ["«"] = "»", ["„"] = "“", ["「"] = "」", ["『"] = "』", ['"'] = '"' }

-- Leaves out the characters of `drop`, but for those in quotation marks: what is quoted stays as it is.
local function without(now, drop)
  local out, close = {}, nil
  for _, code in utf8.codes(now) do
    local letter = utf8.char(code)
    if close or not drop:find(letter, 1, true) then out[#out + 1] = letter end
    if close == letter then close = nil else close = close or CLOSE[letter] end
  end
  return table.concat(out)
end

local function uncapitalised(now, choices)
  local first = text.words(now, choices)[1]
  if not first or first.text == text.fold(first.text) then return now end
  local before = now:sub(1, first.from - 1)
  if before:find("%a") then return now end -- a capital within the sentence is a name's
  local letter = first.text:match(utf8.charpattern)
  return text.splice(now, { { from = first.from, to = first.from + #letter - 1, text = text.fold(letter) } })
end

-- The text in the style; nil when no word or letter of it is the style's.
local function styled(now, style, choices)
  if not style then return nil end
  local changes = text.exchanges(now, style.words, choices)
  local made = text.splice(now, changes)
  if style.letters then made = with_letters(made, style.letters, choices) end
  if made == now then return nil end
  if style.drop then made = without(made, style.drop) end
  return style.small and uncapitalised(made, choices) or made
end

local function fits(made, now, stem) return made and utf8.len(made) - utf8.len(now) <= 0.1 * utf8.len(stem) end

return lacuna.strategy {
  api = 1, name = "register", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the question in colloquial, formal, text-message or regional words, the same kind on both sides",
  needs = { "target" }, max_asks = 0, max_edits = 4, max_growth = 0.1,
  options = {
    style = { default = "any", one_of = { "any", "colloquial", "formal", "sms", "dialect" }, doc = "which register" },
  },

  perturb = function(ctx, item, opt)
    local there = ctx.target
    local en, styles = styles_of("en"), styles_of(there.language)
    if not styles then
      ctx:note("warn", "no registers are known for %s: add styles/%s.lua", there.language, there.language:match("^%a+"))
      return {}
    end
    local edits = {}
    for _, name in ipairs(STYLES) do
      if opt.style == "any" or opt.style == name then
        local here, other = styled(item.text, en[name], item.choices), styled(there.text, styles[name], there.choices)
        if fits(here, item.text, item.stem) and fits(other, there.text, there.stem) then
          edits[#edits + 1] = { side = "replace", text = here, target_text = other, note = name }
        end
      end
    end
    if #edits == 0 then ctx:note("info", "no register changes both sides of %s", item.id or "the question") end
    return edits
  end,
}
