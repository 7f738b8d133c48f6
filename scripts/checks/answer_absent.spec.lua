local function candidate(added, target)
  return { right = "Paris", edits = { { side = "before", text = added } },
    target = target and { right = "París", join = " ", edits = { { side = "before", text = target } } } }
end

local function finds(field)
  return function(t, verdict)
    t.eq(verdict.reason, "answer_in_perturbation")
    t.eq(verdict.field, field)
  end
end

return lacuna.spec {
  { name = "harmless text passes", args = { candidate("It rained.") }, opt = {}, expect = true },
  { name = "the right answer is found, whatever its case", args = { candidate("We flew to PARIS.") }, opt = {}, expect = finds("english.edits.1") },
  { name = "particles that are written together with the word are none of it", opt = {}, expect = finds("target.edits.1"),
    args = { { right = "apple", edits = { { side = "before", text = "It rained." } },
      target = { right = "사과", join = " ", particles = { behind = { "는", "에", "를" } }, edits = { { side = "before", text = "그는 사과에는 관심이 없다." } } } } } },
  { name = "other letters behind it make another word", opt = {}, expect = true,
    args = { { right = "apple", edits = { { side = "before", text = "It rained." } },
      target = { right = "사과", join = " ", particles = { behind = { "는", "에", "를" } }, edits = { { side = "before", text = "사과나무가 많다." } } } } } },
  { name = "an answer that is one letter is no mention of its own",
    args = { { right = "A", edits = { { side = "before", text = "A bird sang." } } } }, opt = {}, expect = true },
  { name = "a part of a word is no mention", args = { candidate("A comparison was made.") }, opt = {}, expect = true },
  { name = "the other side is looked at, too", args = { candidate("It rained.", "Llovió en París.") }, opt = {}, expect = finds("target.edits.1") },
  { name = "one character within words of a script without spaces is no mention",
    args = { { right = "wall", edits = { { side = "before", text = "It rained." } },
      target = { right = "壁", join = "", edits = { { side = "before", text = "壁紙を買った。" } } } } }, opt = {}, expect = true },
}
