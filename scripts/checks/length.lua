-- Published perturbations have 684 characters on average: long texts drown a question rather than distract from it.
-- A strategy for short prompts declares max_growth, and neither side may grow beyond it.
return lacuna.check {
  api = 1, name = "length", version = "1.2.0", author = "lacuna", license = "MIT",
  summary = "the added text is neither too long nor, for short-prompt strategies, longer than declared",
  stage = "both", reads = { "stem", "text" },
  reasons = { "too_long" },
  options = { max = { default = 800, min = 20, max = 20000, doc = "characters that may be added in all" } },

  verdict = function(_, candidate, opt)
    local function long(side, detail) return { reason = "too_long", field = side .. ".text", detail = detail } end

    local function grown(side, value)
      local stem = utf8.len(value.stem)
      if candidate.max_growth and utf8.len(value.text) - stem > candidate.max_growth * stem + 1e-9 then
        return long(side, "longer than the strategy's max_growth allows")
      end
    end

    if candidate.target then return grown("target", candidate.target) or true end
    local added = utf8.len(candidate.text) - utf8.len(candidate.stem)
    return added > opt.max and long("english", added .. " characters were added") or grown("english", candidate) or true
  end,
}
