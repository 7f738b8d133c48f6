-- A translation that is far shorter than its original has lost something, one that is far longer has explained it. What
-- is usual differs by script (core/check/extent.c); the bounds hold 4,080 of 4,091 published pairs.
return lacuna.check {
  api = 1, name = "ratio", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "the translation is neither far shorter nor far longer than the original",
  stage = "target", audit = true, reads = { "stem", "edits" },
  reasons = { "length_ratio" },
  options = {
    least = { default = 16, min = 1, max = 1000, doc = "English characters from which on lengths are compared" },
    low = { default = 0.5, min = 0, max = 1, doc = "least ratio, where 1 is usual" },
    high = { default = 2, min = 1, max = 10, doc = "greatest ratio" },
  },

  verdict = function(_, candidate, opt)
    local target = candidate.target

    local function off(field, english, value)
      local length = english and value and (utf8.len(english) or #english) or 0
      if length < opt.least or not value:find("%S") then return end -- no text at all is the business of others
      local ratio = text.length_ratio(english, value, target.script)
      local room = length < 40 and 2 or 1 -- of short texts the length says less
      if ratio < opt.low / room or ratio > opt.high * room then
        return { reason = "length_ratio", field = field, detail = string.format("%.2f times as long as is usual", ratio) }
      end
    end

    local found = off("target.stem", candidate.stem, target.stem)
    for i, edit in ipairs(target.edits or {}) do
      found = found or off("target.edits." .. i, candidate.edits[i] and candidate.edits[i].text, edit.text)
    end
    return found or true
  end,
}
