-- Gives a result that depends on which reply comes first: what the spec runner must find.
return lacuna.strategy {
  api = 1, name = "racy", version = "1.0.0", needs = { "llm" },
  perturb = function(ctx, item)
    local order = {}
    ctx:map(item.wrong_choices, function(wrong)
      ctx:ask("writer", wrong)
      order[#order + 1] = wrong
    end)
    return order
  end,
}
