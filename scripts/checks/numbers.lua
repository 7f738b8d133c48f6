-- A number that changed makes another question. Small ones may be spelled out, whether the language's file has the words or
-- not; the digits, the decimal comma and the grouping of the language are no change.
return lacuna.check {
  api = 1, name = "numbers", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "numbers and their units are the same on both sides",
  stage = "target", audit = true, reads = { "stem", "choices", "edits" },
  reasons = { "numbers_differ", "units_differ" },
  options = { spelled = { default = 100, min = 0, max = 1e6, doc = "whole numbers up to this may be written as words" } },

  verdict = function(_, candidate, opt)
    local target = candidate.target

    local function names(list)
      local out = {}
      for i, number in ipairs(list) do out[i] = number.text end
      return table.concat(out, " ")
    end

    local function matters(list)
      for _, number in ipairs(list) do
        if number.value > opt.spelled or number.value % 1 ~= 0 then return true end
      end
    end

    local function differ(field, english, value)
      local found = english and value and text.numbers(english, value, target.language)
      if not found then return end
      if found.swapped then
        local e, t = found.swapped[1], found.swapped[2]
        return { reason = "units_differ", field = field, detail = e.text .. " " .. e.unit .. " became " .. t.text .. " " .. t.unit }
      end
      if #found.missing > 0 and #found.extra > 0 or matters(found.missing) then
        return { reason = "numbers_differ", field = field,
          detail = "missing: " .. names(found.missing) .. (#found.extra > 0 and "; instead: " .. names(found.extra) or "") }
      end
    end

    local found = differ("target.stem", candidate.stem, target.stem)
    for i, choice in ipairs(target.choices or {}) do
      found = found or differ("target.choices", candidate.choices and candidate.choices[i], choice)
    end
    for i, edit in ipairs(target.edits or {}) do
      found = found or differ("target.edits." .. i, candidate.edits[i] and candidate.edits[i].text, edit.text)
    end
    return found or true
  end,
}
