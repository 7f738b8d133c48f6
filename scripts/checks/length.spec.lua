local function candidate(text, growth, target)
  return { stem = "Why is it so?", text = text, max_growth = growth, target = target }
end

local function finds(detail, side)
  return function(t, verdict)
    t.eq(verdict.reason, "too_long")
    t.eq(verdict.field, (side or "english") .. ".text")
    t.eq(verdict.detail, detail)
  end
end

return lacuna.spec {
  { name = "a sentence passes", args = { candidate("It rained. Why is it so?") }, opt = {}, expect = true },
  { name = "characters are counted, not bytes", args = { candidate("ééééé Why is it so?") }, opt = { max = 20 }, expect = true },
  { name = "too much is refused", args = { candidate(string.rep("a ", 30) .. "Why is it so?") }, opt = { max = 50 },
    expect = finds("60 characters were added") },
  { name = "a declared growth is held", args = { candidate("It rained. Why is it so?", 0.1) }, opt = {},
    expect = finds("longer than the strategy's max_growth allows") },
  { name = "a tenth of thirteen is one character", args = { candidate("Why is itt so?", 0.1) }, opt = {}, expect = true },
  { name = "two are too many", args = { candidate("Why iss itt so?", 0.1) }, opt = {},
    expect = finds("longer than the strategy's max_growth allows") },
  { name = "the target side is held too",
    args = { candidate("Why is it so?", 0.1, { stem = "¿Por qué es así?", text = "¿Por qué es así hoy?" }) }, opt = {},
    expect = finds("longer than the strategy's max_growth allows", "target") },
  { name = "in characters there as well",
    args = { candidate("Why is it so?", 0.2, { stem = "为什么这样？", text = "为什么会这样？" }) }, opt = {}, expect = true },
  { name = "without a declaration the target may grow",
    args = { candidate("So. Why is it so?", nil, { stem = "¿Por qué?", text = "Ayer llovió. ¿Por qué?" }) }, opt = {}, expect = true },
}
