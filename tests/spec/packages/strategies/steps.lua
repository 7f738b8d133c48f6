-- One function a way to end or to wait, for tests/unit/script/task.c.
local ways = {
  ask = function(ctx, prompt)
    return (ctx:ask("writer", prompt))
  end,
  fails = function(ctx)
    ctx:ask("writer", "x")
    error("no luck")
  end,
  child_fails = function(ctx)
    return ctx:map({ 1, 2, 3 }, function(i)
      ctx:ask("writer", "child " .. i)
      if i == 2 then error("child two") end
      return i
    end)
  end,
  endless = function(ctx)
    ctx:ask("writer", "before")
    while true do end
  end,
  held = function(ctx)
    ctx:ask("writer", "before")
    pcall(function() while true do end end)
    return "survived"
  end,
  greedy = function(ctx)
    ctx:ask("writer", "before")
    local t = {}
    for i = 1, 1e9 do t[i] = ("x"):rep(1000) .. i end
  end,
  all = function(ctx)
    return ctx:ask_all { { role = "a", prompt = "1" }, { role = "b", prompt = { { role = "user", content = "2" } } },
                         { role = "c", prompt = "3", params = { temperature = 0 } } }
  end,
  json = function(ctx)
    return ctx:ask_json("judge", "yes?", { type = "object" })
  end,
  others = function(ctx)
    local t = ctx:translate("cat")
    local back = ctx:translate(t, "en")
    return { t, back, (ctx:similarity("cat", back)) }
  end,
  outcome = function(ctx)
    local value, message, code = ctx:ask("writer", "x")
    return { value == nil, message, code }
  end,
  chain = function(ctx, n)
    local got = {}
    for i = 1, n do got[#got + 1] = ctx:ask("writer", "ask " .. i) or "none" end
    got[#got + 1] = tostring(ctx:left())
    return got
  end,
  nested = function(ctx)
    return ctx:map({ "a", "b", "c" }, function(x)
      local inner = ctx:map({ 1, 2, 3, 4 }, function(i)
        if i == 3 then return nil end
        return ctx:ask("writer", x .. i)
      end, 2)
      return inner[1] .. "," .. inner[2] .. "," .. inner[3]
    end)
  end,
  draws = function(ctx)
    local rng = ctx:rng()
    local root = { rng:int(1, 1000), rng:int(1, 1000) }
    local children = ctx:map({ 1, 2, 3, 4 }, function(i)
      local a = rng:int(1, 1000000)
      ctx:ask("writer", "wait " .. i)
      return { a, rng:int(1, 1000000), rng:real() < 1 }
    end)
    local again = ctx:map({ 1, 2 }, function() return rng:int(1, 1000000) end)
    return { root, children, again, ctx:rng():shuffle { 1, 2, 3, 4, 5, 6 }, rng:int(1, 1000) }
  end,
  maps = function(ctx)
    local function ask(x) return ctx:ask("writer", x) end
    local a = ctx:map({ "a" }, ask)
    local b = ctx:map({ "b" }, ask)
    return { a[1], b[1], ask("c") }
  end,
  in_sort = function(ctx)
    local t = { 2, 1 }
    table.sort(t, function(a, b) return ctx:ask("writer", "x") end)
  end,
  dot = function(ctx)
    return ctx.ask("writer", "x")
  end,
  fields = function(ctx, item)
    return { ctx.language, ctx.target.name, item.stem, #item.choices }
  end,
  leak = function(ctx)
    counter = (counter or 0) + 1
    return counter
  end,
  gives_function = function(ctx)
    return { print = tostring }
  end,
  template = function(ctx, name)
    return ctx:render(name, { x = 1, y = true })
  end,
}

return lacuna.strategy {
  api = 1, name = "steps", version = "0.2.0", needs = { "llm" },
  perturb = function(ctx, way, arg)
    return ways[way](ctx, arg)
  end,
}
