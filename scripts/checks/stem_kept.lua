-- The question itself must stand in the perturbed text, word for word, and what was added must be there on both sides. A
-- strategy that replaces the stem changes its words on purpose: then its numbers, what it quotes and the choices that it
-- names must stay, and no other choice may come in.

local QUOTES = "“ ” « » „ “ 「 」 『 』 \" \"" -- opening and closing ones in turn
local NUMBER = re.new([[\p{Nd}+]])

local function each_number(s, fn)
  local from, to = NUMBER:find(s, 1)
  while from do
    fn(s:sub(from, to))
    from, to = NUMBER:find(s, to + 1)
  end
end

local function each_quote(s, fn)
  for opening, closing in QUOTES:gmatch("(%S+) (%S+)") do
    local _, open = s:find(opening, 1, true)
    while open do
      local close, last = s:find(closing, open + 1, true)
      if not close then break end
      if close > open + 1 then fn(s:sub(open + 1, close - 1)) end
      _, open = s:find(opening, last + 1, true)
    end
  end
end

-- A part of `from`, of those that `each` finds, that `to` does not have; nil when it has all.
local function missing(from, to, each)
  local lost
  each(from, function(part)
    if not lost and not text.mentions(to, part) then lost = part end
  end)
  return lost
end

-- What the replaced stem has lost, or gained beyond what other edits put beside it; nil for nothing.
local function lost(value, names_wrong)
  local stem, now = value.stem, value.text
  local had = stem
  for _, edit in ipairs(value.edits) do
    if edit.side ~= "replace" then had = had .. "\n" .. edit.text end
  end
  local number = missing(stem, now, each_number) or missing(now, had, each_number)
  if number then return "the number " .. number .. " does not stand on both sides of the change" end
  local quote = missing(stem, now, each_quote)
  if quote then return "the quoted '" .. quote .. "' is gone" end
  for _, choice in ipairs(value.choices or {}) do
    local was, is = text.mentions(stem, choice), text.mentions(now, choice)
    if was and not is then return "the choice '" .. choice .. "' is gone from the question" end
    if is and not text.mentions(had, choice) and not (names_wrong and choice ~= value.right) then return "it names the choice '" .. choice .. "' now" end
  end
end

return lacuna.check {
  api = 1, name = "stem_kept", version = "1.2.0", author = "lacuna", license = "MIT",
  summary = "the stem stands verbatim or, where it is replaced, with its numbers, quotations and choices, on both sides",
  stage = "both", audit = true, reads = { "stem", "text", "choices", "right", "edits" },
  reasons = { "stem_changed", "empty_text" },

  verdict = function(_, candidate)
    local function changed(side, value)
      local replaced = false
      for i, edit in ipairs(value.edits or {}) do
        if edit.text == "" then
          return { reason = "empty_text", severity = "fatal", field = side .. ".edits." .. i, detail = "nothing was added on this side" }
        end
        replaced = replaced or edit.side == "replace"
      end
      local why
      if replaced then
        why = lost(value, candidate.names_wrong)
      elseif value.text and not text.holds(value.text, value.stem) then
        why = "the stem does not stand in it"
      end
      return why and { reason = "stem_changed", field = side .. ".text", detail = why }
    end

    return changed("english", candidate) or candidate.target and changed("target", candidate.target) or true
  end,
}
