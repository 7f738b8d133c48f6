local candidate = { text = "It rained. What is the capital of France?", right = "Paris", choices = { "Rome", "Paris" }, edits = {} }
local prompts = { judge = "{text} {choices} {right}" }

return lacuna.spec {
  { name = "yes passes", args = { candidate }, opt = {}, prompts = prompts, world = { judge = "Yes." }, expect = true },
  { name = "no is refused", args = { candidate }, opt = {}, prompts = prompts, world = { judge = "**No**, Rome is right." },
    expect = "the judge says that the answer has changed" },
  { name = "anything else is no verdict", args = { candidate }, opt = {}, prompts = prompts, world = { judge = "Well, perhaps." },
    expect = "the judge gave no verdict" },
}
