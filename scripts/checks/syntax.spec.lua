local function pair(english, target, edits)
  return {
    stem = "Which?", choices = english, right = english[1], edits = edits and { { side = "before", text = edits[1] } } or {},
    target = { language = "zu", stem = "Iyiphi?", choices = target, right = target[1], edits = edits and { { side = "before", text = edits[2] } } or {} },
  }
end

local function finds(field)
  return function(t, verdict)
    t.eq(verdict.reason, "leaked_syntax")
    t.eq(verdict.field, field)
  end
end

return lacuna.spec {
  { name = "plain texts pass", args = { pair({ "bridge", "shop" }, { "ibhuloho", "isitolo" }) }, opt = {}, expect = true },
  { name = "quotes of a program are found", args = { pair({ "bridge", "shop" }, { "'ibhuloho'", "'isitolo'" }) }, opt = {},
    expect = finds("target.choices") },
  { name = "a choice that is quoted on both sides passes", args = { pair({ '"Go!"', "shop" }, { '"Hamba!"', "isitolo" }) }, opt = {}, expect = true },
  { name = "quotes of the other language are quotes, too", args = { pair({ '"Go!"', "shop" }, { "«Hamba!»", "isitolo" }) }, opt = {}, expect = true },
  { name = "a list is one, whatever the other side has", args = { pair({ "“Go!”", "shop" }, { "['Hamba!']", "isitolo" }) }, opt = {},
    expect = finds("target.choices") },
  { name = "what a program left in the English choices alone is found", args = { pair({ "'bridge'", "shop" }, { "ibhuloho", "isitolo" }) }, opt = {},
    expect = finds("english.choices") },
  { name = "a list in the added text is found", args = { pair({ "bridge" }, { "ibhuloho" }, { "A walk.", "['Uhambo.']" }) }, opt = {},
    expect = finds("target.edits.1") },
  { name = "the English side alone is looked at before there is another",
    args = { { stem = "Which?", choices = { "bridge" }, right = "bridge", edits = { { side = "before", text = '"A walk."' } } } }, opt = {},
    expect = finds("english.edits.1") },
}
