-- Given these items and replies, expect these candidates: lacuna test NAME
return lacuna.spec {
  {
    name = "three remarks, on the side that was asked for",
    item = { stem = "What is the capital of France?", choices = { "Rome", "Paris" }, answer = 2 },
    opt = { side = "after" },
    expect = function(t, edits)
      t.eq(#edits, 3)
      for _, edit in ipairs(edits) do t.eq(edit.side, "after") end
    end,
  },
}
