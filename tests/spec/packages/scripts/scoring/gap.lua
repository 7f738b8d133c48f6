local calls = 0

return lacuna.scoring {
  api = 1, name = "gap", version = "1.0.0",
  options = {
    gamma = { default = 2.0, min = 1, max = 10, doc = "how much English counts" },
    rounds = { default = 3 },
    words = { default = {}, doc = "a list" },
  },
  score = function(tallies, opt)
    calls = calls + 1
    if opt.loop then while true do end end
    if opt.busy then for _ = 1, 5000000 do end end
    if opt.fail then error("no score") end
    if opt.rich then return { tostring } end
    return tallies.en ^ opt.gamma - tallies.target, calls
  end,
}
