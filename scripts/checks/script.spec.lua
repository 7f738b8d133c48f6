local function pair(target, english)
  return { stem = english or "What is the capital of France?", edits = {}, target = { stem = target, script = "Arab", choices = {}, edits = {} } }
end

local function replaced(declared)
  local c = pair("ما هي عاصمة فرنسا؟")
  c.edits = { { side = "replace", text = "Ｗhat?" } }
  c.target.edits = { { side = "replace", text = "mā hy ʿāṣmẗ frnsā?" } }
  c.changes_script = declared
  return c
end

return lacuna.spec {
  { name = "Arabic in Arabic letters passes", args = { pair("ما هي عاصمة فرنسا؟") }, opt = {}, expect = true },
  { name = "English left in an Arabic text is found", args = { pair("what is the capital") }, opt = {},
    expect = function(t, verdict)
      t.eq(verdict.reason, "wrong_script")
      t.eq(verdict.field, "target.stem")
      t.like(verdict.detail, "^0 %%")
    end },
  { name = "names and abbreviations weigh nothing", args = { pair("ما DNA؟", "What is DNA?") }, opt = {}, expect = true },
  { name = "each choice is looked at", args = { { stem = "Which?", choices = { "north" }, edits = {},
      target = { stem = "أي؟", script = "Arab", choices = { "উত্তর" }, edits = {} } } }, opt = {},
    expect = function(t, verdict) t.eq(verdict.field, "target.choices") end },
  { name = "a replaced text in other letters is found", args = { replaced(false) }, opt = {},
    expect = function(t, verdict) t.eq(verdict.field, "target.edits.1") end },
  { name = "unless the strategy declares that it changes the script", args = { replaced(true) }, opt = {}, expect = true },
}
