-- No perturbation: what the translation alone breaks (the paper's NP row).
return lacuna.strategy {
  api = 1, name = "none", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "no perturbation: plain questions only",
  max_asks = 0, max_edits = 0,

  perturb = function() return {} end,
}
