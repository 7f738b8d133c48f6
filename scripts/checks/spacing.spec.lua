local function candidate(text, target)
  return { text = text, join = " ", target = { text = target, join = " " } }
end

return lacuna.spec {
  { name = "spaced sentences pass", args = { candidate("It rained. Why?", "Llovió. ¿Por qué?") }, opt = {}, expect = true },
  { name = "glued English is refused", args = { candidate("It rained.Why?", "Llovió. ¿Por qué?") }, opt = {},
    expect = "two English sentences are glued" },
  { name = "a glued target is refused", args = { candidate("It rained. Why?", "Llovió.¿Por qué?") }, opt = {},
    expect = "two sentences are glued" },
}
