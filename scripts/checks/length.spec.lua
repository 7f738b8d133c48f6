local function candidate(text, growth)
  return { stem = "Why is it so?", text = text, max_growth = growth }
end

local function finds(detail)
  return function(t, verdict)
    t.eq(verdict.reason, "too_long")
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
}
