local function tallies(english, target)
  return { english = { accuracy = english, asked = 5 }, target = { accuracy = target, asked = 5 } }
end

return lacuna.spec {
  {
    name = "the released program's bar, two of five right in the target, is 1.98",
    args = { tallies(1, 0.4) }, opt = {},
    expect = function(t, v) t.ok(math.abs(v - 1.9755) < 1e-3, "got " .. v) end,
  },
  {
    name = "a wrong English side costs more than any gap brings",
    args = { tallies(0.2, 0) }, opt = {},
    expect = function(t, v) t.ok(v < 0, "got " .. v) end,
  },
}
