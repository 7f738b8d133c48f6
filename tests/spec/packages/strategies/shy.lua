-- Asks without saying so in its manifest.
return lacuna.strategy {
  api = 1, name = "shy", version = "1.0.0",
  perturb = function(ctx) return ctx:ask("writer", "x") end,
}
