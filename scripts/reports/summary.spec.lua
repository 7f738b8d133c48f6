local function language(more)
  local l = { code = "es", placebo = false, items = 9, eligible = 8, both_plain = 8, candidates = 20, accepted_pairs = 0,
    confirmed_pairs = 0, confirmed_items = 0, confirmed_conversion = 0, plain_pairs = 0, models = {} }
  for key, value in pairs(more) do l[key] = value end
  return l
end

local function summary(more)
  return { {
    state = "complete", config = { roles = {} }, signs = {}, languages = { language(more) },
    calls = { answered = 10, reused = 0, tokens_in = 100, tokens_out = 10, without_usage = 0 },
    spent = { calls = 10, tokens = 110, unpriced = {}, lost = { calls = 0 } },
  } }
end

local function says(name, more, line, never)
  return {
    name = name, args = summary(more), opt = {},
    expect = function(t, got)
      t.ok(got:find(line, 1, true), "says: " .. line)
      if never then t.ok(not got:find(never, 1, true), "does not say: " .. never) end
    end,
  }
end

return lacuna.spec {
  says("without an item that English answers nothing was searched", { eligible = 0, candidates = 0 },
    "Nothing was confirmed: no item was right in English, so nothing was searched."),
  says("without an accepted pair none can have held up", {}, "Nothing was confirmed: no candidate was accepted.", "fresh draws"),
  says("accepted pairs that did not hold up are told", { accepted_pairs = 2 },
    "Nothing was confirmed: no accepted pair held up on fresh draws."),
  says("a table without a row is not printed", {}, "Spent: 10 calls", "unselected"),
  says("a gap that nobody selected is a row", {
    models = { a = { unselected = { asked = 8, right_english = 8, right_target = 6 }, selected = { asked = 0 } } },
  }, "8 / 6 of 8"),
}
