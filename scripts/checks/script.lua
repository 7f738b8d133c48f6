-- A translation must be written in the language's own script. Names and formulas may stay; the bulk may not.
return lacuna.check {
  api = 1, name = "script", version = "1.0.0", author = "lacuna", license = "MIT",
  summary = "the target text is written in the language's script",
  stage = "target",
  options = { min = { default = 0.7, min = 0, max = 1, doc = "share of letters that must belong to the script" } },

  verdict = function(_, candidate, opt)
    local share = text.script_share(candidate.target.text, candidate.target.script)
    if share < opt.min then return string.format("%.0f %% of the letters are %s", share * 100, candidate.target.script) end
    return true
  end,
}
