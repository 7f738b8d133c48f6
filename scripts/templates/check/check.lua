-- What a candidate must not be, and why.
return lacuna.check {
  api = 1, name = "NAME", version = "0.1.0", author = "", license = "MIT",
  summary = "the added text asks nothing itself",
  stage = "english",   -- or "target": then candidate.target has the other side
  options = {
    marks = { default = 1, min = 0, max = 20, doc = "question marks that may stand in the English text" },
  },

  -- candidate: stem, text (with what was added), choices, right, wrong_choices, edits, ...
  -- Returns true when it passes, or a text that says why not.
  verdict = function(ctx, candidate, opt)
    local _, marks = candidate.text:gsub("%?", "")
    if marks > opt.marks then return marks .. " question marks" end
    return true
  end,
}
