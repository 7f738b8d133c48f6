-- Hangul is typed letter by letter and shown syllable by syllable (Unicode 15, section 3.12): the two letters that a slip
-- may hit are the first consonant and the vowel.
local FIRST = 0xAC00
local LEAD = { "ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ" }
local VOWEL = { "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅘ", "ㅙ", "ㅚ", "ㅛ", "ㅜ", "ㅝ", "ㅞ", "ㅟ", "ㅠ", "ㅡ",
  "ㅢ", "ㅣ" }

local function index(list, letter)
  for i, other in ipairs(list) do
    if other == letter then return i end
  end
end

-- The syllables that come of `syllable` when a neighbour of one of its keys is hit instead; none when it is no syllable.
local function slips(syllable, near)
  local n = utf8.codepoint(syllable) - FIRST
  local out = {}
  if n < 0 or n >= #LEAD * #VOWEL * 28 then return out end
  local lead, vowel, tail = n // 588 + 1, n % 588 // 28 + 1, n % 28
  local function add(l, v) out[#out + 1] = utf8.char(FIRST + (l - 1) * 588 + (v - 1) * 28 + tail) end
  for _, other in ipairs(near[LEAD[lead]] or {}) do
    if index(LEAD, other) then add(index(LEAD, other), vowel) end
  end
  for _, other in ipairs(near[VOWEL[vowel]] or {}) do
    if index(VOWEL, other) then add(lead, index(VOWEL, other)) end
  end
  return out
end

return { slips = slips }
