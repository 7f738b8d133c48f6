local function candidate(text)
  return { stem = "Where is Rome?", text = text, choices = { "Italy", "Spain" }, right = "Italy" }
end

return lacuna.spec {
  { name = "a plain remark passes", args = { candidate("It rained. Where is Rome?") }, opt = {}, expect = true },
  { name = "a second question is refused", args = { candidate("Did it rain? Where is Rome?") }, opt = {},
    expect = "2 question marks" },
}
