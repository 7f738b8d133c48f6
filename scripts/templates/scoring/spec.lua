local function tallies(english, target)
  return { english = { accuracy = english, asked = 5 }, target = { accuracy = target, asked = 5 } }
end

return lacuna.spec {
  { name = "the widest gap is one", args = { tallies(1, 0) }, opt = {}, expect = 1 },
  { name = "equal sides make no gap", args = { tallies(0.5, 0.5) }, opt = {}, expect = 0 },
}
