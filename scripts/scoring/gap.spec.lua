local function tallies(english, target)
  return { english = { accuracy = english, asked = 5 }, target = { accuracy = target, asked = 5 } }
end

return lacuna.spec {
  { name = "all right in English and nothing in the target is the widest gap", args = { tallies(1, 0) }, opt = {}, expect = 1 },
  { name = "equal and perfect sides make no gap", args = { tallies(1, 1) }, opt = {}, expect = 0 },
  { name = "gamma weighs a doubtful English side", args = { tallies(0.5, 0) }, opt = { gamma = 3 }, expect = 0.125 },
  { name = "gamma need not be whole", args = { tallies(0.25, 0) }, opt = { gamma = 1.5 }, expect = 0.125 },
}
