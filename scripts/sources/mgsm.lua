-- MGSM (Shi et al. 2022): grade-school sums, translated by people into ten languages. The publisher's files have no
-- header: a question, a tab, a number (mgsm_sw.tsv); or rows of the hub: question and answer, a text (Global-MGSM, the
-- same sums in further languages), or answer_number (juletxara/mgsm). Rows are joined by their number. The sums have no
-- choices; three wrong numbers are drawn by the seed from slips that people make: off by one or ten, doubled, halved, a
-- digit more or less, two digits swapped.

local function lot(s)
  local h = 0xcbf29ce484222325
  for i = 1, #s do h = (h ~ s:byte(i)) * 0x100000001b3 end
  return h ~ (h >> 29)
end

local function swapped(n)
  local s = tostring(n)
  return #s > 1 and tonumber(s:sub(1, -3) .. s:sub(-1) .. s:sub(-2, -2)) or n + 2
end

local function slips(n)
  local list = { n + 1, n - 1, n + 10, n - 10, 2 * n, n // 2, 10 * n, n // 10, swapped(n), n + 2, n - 2, n + 5, n + 3 }
  local seen, out = { [n] = true }, {}
  for _, slip in ipairs(list) do
    if slip > 0 and not seen[slip] then
      seen[slip] = true
      out[#out + 1] = slip
    end
  end
  return out
end

local function choices_of(n, seed, row)
  local pool, out = slips(n), { tostring(n) }
  for i = 1, 3 do
    local at = lot(string.format("%d %d %d %d", seed, row, n, i)) % #pool + 1
    out[i + 1] = tostring(table.remove(pool, at))
  end
  return out
end

-- Where the digits 0 to 9 begin: Arabic, Persian, Devanagari, Bengali, Telugu, Thai.
local ZEROS = { 0x660, 0x6F0, 0x966, 0x9E6, 0xC66, 0xE50 }

local function plain_digit(c)
  local cp = utf8.codepoint(c)
  for _, zero in ipairs(ZEROS) do
    if cp >= zero and cp <= zero + 9 then return string.char(48 + cp - zero) end
  end
end

local function number_of(side)
  local said = side.answer_number or side.answer
  local n = said
  if type(said) == "string" then n = tonumber((said:gsub("[%s,]", ""):gsub(utf8.charpattern, plain_digit))) end
  return math.type(n) == "integer" and n or type(n) == "number" and math.tointeger(n) or nil
end

local function item_of(row, seed, number)
  local n = number_of(row.en)
  if not n or n <= 0 then return "the answer is no whole number above 0" end
  local choices = choices_of(n, seed, number)
  local item = { id = "mgsm-" .. number, answer = 0 }
  for language, side in pairs(row) do
    if number_of(side) ~= n then
      return string.format("%s has answer %s where English has %d", language, tostring(side.answer_number or side.answer), n)
    end
    item[language] = { stem = side.question or "", choices = choices }
  end
  return item
end

return lacuna.source {
  api = 1, name = "mgsm", version = "1.1.0", author = "lacuna", license = "MIT",
  summary = "MGSM: sums, translated by people, as choices among numbers",
  format = "tsv", columns = { "question", "answer" }, joined_by = {}, shuffle = true,
  hf = { dataset = "CohereLabs/global-mgsm", config = "{lang}", split = "test" },

  fields = { stem = "question", answer = "answer_number" }, -- in the files of the publisher the second column
  wording = function(row)
    local n = row.question and not row.choices and number_of(row)
    return n and { stem = row.question, answer = tostring(n), choices = {} } or nil
  end,

  items = function(rows, _, about)
    local out = {}
    for i, row in ipairs(rows) do out[i] = item_of(row, about.seed, about.rows[i]) end
    return out
  end,
}
