-- The table of a run, for people: what was confirmed, beside what the placebo language "found".

local function percent(x)
  return x and string.format("%.0f %%", x * 100) or "-"
end

local function points(d)
  if not d or not d.value then return "-" end
  return string.format("%+.0f [%+.0f, %+.0f] points", d.value * 100, d.low * 100, d.high * 100)
end

local function width(s)
  return utf8.len(s) or #s
end

local function pad(s, w, left)
  local space = string.rep(" ", math.max(0, w - width(s)))
  return left and s .. space or space .. s
end

local function table_of(head, rows)
  local widths = {}
  for i, h in ipairs(head) do
    widths[i] = width(h)
    for _, row in ipairs(rows) do widths[i] = math.max(widths[i], width(row[i])) end
  end
  local lines = {}
  local function line(cells)
    local out = {}
    for i, cell in ipairs(cells) do out[i] = pad(cell, widths[i], i == 1) end
    lines[#lines + 1] = "  " .. table.concat(out, "   ")
  end
  line(head)
  for _, row in ipairs(rows) do line(row) end
  return table.concat(lines, "\n")
end

local function name_of(l)
  return l.placebo and "placebo (English paraphrase)" or l.code
end

local function main_table(data)
  local rows = {}
  for _, l in ipairs(data.languages) do
    rows[#rows + 1] = {
      name_of(l), tostring(l.items), tostring(l.eligible), tostring(l.both_plain), tostring(l.candidates),
      tostring(l.accepted_pairs), tostring(l.confirmed_pairs), tostring(l.confirmed_items), percent(l.confirmed_conversion),
      l.placebo and "" or points(l.over_placebo),
    }
  end
  return table_of({ "language", "items", "English right", "both plain right", "candidates", "accepted", "confirmed", "items",
    "conversion", "over placebo" }, rows)
end

local function plain_table(data)
  local rows = {}
  for _, l in ipairs(data.languages) do
    for model, m in pairs(l.models) do
      local u, s = m.unselected, m.selected
      if u.asked > 0 or s.asked > 0 then
        rows[#rows + 1] = {
          name_of(l), model,
          u.asked > 0 and string.format("%d / %d of %d", u.right_english, u.right_target, u.asked) or "-",
          u.p and string.format("%.2g", u.p_adjusted or u.p) or "-",
          s.asked > 0 and string.format("%d / %d of %d", s.right_english, s.right_target, s.asked) or "-",
          s.p and string.format("%.2g", s.p_adjusted or s.p) or "-",
        }
      end
    end
  end
  if #rows == 0 then return nil end
  return table_of({ "language", "model", "plain, unselected: English / target right", "p", "accepted pairs, fresh draws", "p" }, rows)
end

local function total(data, field)
  local sum = 0
  for _, l in ipairs(data.languages) do
    if not l.placebo then sum = sum + l[field] end
  end
  return sum
end

local function nothing_because(data)
  if total(data, "eligible") == 0 then return "no item was right in English, so nothing was searched" end
  if total(data, "accepted_pairs") == 0 then return "no candidate was accepted" end
  return "no accepted pair held up on fresh draws"
end

local function thousands(n)
  local s = string.format("%.0f", n)
  local out = s:reverse():gsub("(%d%d%d)", "%1,"):reverse()
  return (out:gsub("^,", ""))
end

local function usd(x)
  return string.format(x >= 100 and "%.0f USD" or x >= 1 and "%.2f USD" or "%.4f USD", x)
end

local function answered_line(calls)
  local notes = {}
  if (calls.reused or 0) > 0 then notes[#notes + 1] = thousands(calls.reused) .. " from the cache" end
  if calls.without_usage > 0 then
    notes[#notes + 1] = thousands(calls.without_usage) .. " replies did not say their tokens: estimated"
  end
  return string.format("%d calls answered, %d tokens in, %d out%s.", calls.answered, calls.tokens_in, calls.tokens_out,
    #notes > 0 and " (" .. table.concat(notes, "; ") .. ")" or "")
end

local function amount(x)
  local parts = { thousands(x.calls) .. " calls", thousands(x.tokens) .. " tokens" }
  if x.usd then parts[#parts + 1] = usd(x.usd) end
  return table.concat(parts, ", ")
end

local function spent_line(data, confirmed)
  local s = data.spent
  local line = "Spent: " .. amount(s)
  if confirmed > 0 then
    line = line .. "; for each confirmed pair " .. amount(s.per_confirmed)
    if data.calls.reused > 0 then line = line .. ", beside what came from the cache" end
  end
  if #s.unpriced > 0 then
    line = line .. string.format("; the price of %s is not known: see docs/money.md", table.concat(s.unpriced, ", "))
  end
  if s.lost.calls > 0 then line = line .. string.format("; %s in it are of calls that a kill left open", amount(s.lost)) end
  return line .. "."
end

local function source_line(source)
  return string.format("%d of %d rows of the source are broken (log.jsonl says why), %d ask what another one asks; all are left out.",
    source.broken, source.rows, source.repeated)
end

return lacuna.report {
  api = 1, name = "summary", version = "1.0.1", author = "lacuna", license = "MIT",
  summary = "the table of a run",

  render = function(data)
    local out = {}
    local function add(...) out[#out + 1] = string.format(...) end
    if data.state ~= "complete" then add("This run is unfinished: the numbers are of what has closed so far.\n") end
    out[#out + 1] = main_table(data)
    add("")
    local confirmed, plain = total(data, "confirmed_pairs"), total(data, "plain_pairs")
    if confirmed == 0 then add("Nothing was confirmed: %s.", nothing_because(data))
    else add("%d pair%s confirmed: right in English and wrong in the other language again, on draws that the search never used.",
      confirmed, confirmed == 1 and "" or "s") end
    if confirmed > 0 then
      local above = total(data, "confirmed_artefacts")
      add("Artefact or weakness: %d of the %d confirmed pairs have an artefact score at or above the threshold, %d below.", above,
        confirmed, confirmed - above)
    end
    if plain > 0 then add("%d plain pair%s (wrong without any perturbation), counted apart; %d of them confirmed.", plain,
      plain == 1 and "" or "s", total(data, "plain_confirmed")) end
    if data.config.roles.translator and confirmed + plain > 0 then
      add("The translator's part: of the %d confirmed and %d plain pairs %d and %d are wrong in the back-translation, too.",
        confirmed, plain, total(data, "confirmed_translation"), total(data, "plain_translation"))
    end
    add("")
    local plain_rows = plain_table(data)
    if plain_rows then
      out[#out + 1] = plain_rows
      add("")
    end
    add("%s", answered_line(data.calls))
    add("%s", spent_line(data, confirmed))
    local source = data.source
    if source and source.broken + source.repeated > 0 then out[#out + 1] = source_line(source) end
    for _, sign in ipairs(data.signs) do add("note: %s", sign) end
    for _, message in ipairs(data.script_errors or {}) do add("script error: %s", message) end
    for _, stop in ipairs(data.stopped or {}) do add("stopped: %s", stop) end
    return table.concat(out, "\n") .. "\n"
  end,
}
