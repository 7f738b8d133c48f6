-- A run's numbers as text.
return lacuna.report {
  api = 1, name = "NAME", version = "0.1.0", author = "", license = "MIT",
  summary = "one line a language",

  -- summary: as in docs/summary.md
  render = function(summary, opt)
    local lines = {}
    for _, l in ipairs(summary.languages) do
      lines[#lines + 1] = string.format("%s: %d of %d eligible items confirmed", l.code, l.confirmed_items, l.eligible)
    end
    return table.concat(lines, "\n") .. "\n"
  end,
}
