-- Makes docs/api.md and scripts/editor/lacuna.lua from docs/api/api.lua. Run in the folder of the project:
--   lua5.4 docs/api/generate.lua            writes both
--   lua5.4 docs/api/generate.lua --check    says which is not as it would be made, and fails

local api = dofile("docs/api/api.lua")

local function optional(name)
  return name:match("^(.-)%?$") or name, name:sub(-1) == "?"
end

local function line(out, format, ...)
  out[#out + 1] = select("#", ...) > 0 and string.format(format, ...) or format
end

-- ---- the page

local function cell(s)
  return (s:gsub("|", "\\|"))
end

local function field_rows(out, fields)
  for _, f in ipairs(fields) do
    local name, may = optional(f[1])
    line(out, "| `%s`%s | `%s` | %s |", name, may and " ?" or "", cell(f[2]), cell(f[3]))
  end
end

local function signature(prefix, f)
  local args = {}
  for i, a in ipairs(f[2]) do args[i] = a[1] end
  return prefix .. f[1] .. "(" .. table.concat(args, ", ") .. ")"
end

local function function_rows(out, prefix, functions)
  for _, f in ipairs(functions) do
    line(out, "| `%s` | %s | %s |", signature(prefix, f), f[3] ~= "" and "`" .. cell(f[3]) .. "`" or "", cell(f[4]))
  end
end

local function page()
  local out = {}
  line(out, "# The API of scripts, version 1")
  line(out, "")
  line(out, "Made from docs/api/api.lua; a change goes there. docs/strategies.md tells how to write a package; this page says what")
  line(out, "there is. A `?` behind a field: it may be absent. An unknown field is an error with file, line and the nearest name.")
  line(out, "For editors that read LuaCATS, `scripts/editor/lacuna.lua` says the same: name its folder in `workspace.library`.")
  line(out, "")
  line(out, "## Slots")
  line(out, "")
  line(out, "Every package has")
  line(out, "")
  line(out, "| field | type | |")
  line(out, "|---|---|---|")
  field_rows(out, api.slots[1].manifest)
  for _, slot in ipairs(api.slots) do
    if #slot.fields > 0 then
      line(out, "")
      line(out, "### lacuna.%s", slot.name)
      line(out, "")
      line(out, "%s", slot.doc)
      line(out, "")
      line(out, "| field | type | |")
      line(out, "|---|---|---|")
      field_rows(out, slot.fields)
    end
  end
  line(out, "")
  line(out, "## What they work with")
  for _, t in ipairs(api.types) do
    line(out, "")
    line(out, "### %s", t.name)
    line(out, "")
    if t.alias then line(out, "`%s`: %s.", cell(t.alias), t.doc) else line(out, "%s%s", t.extends and "A " .. t.extends .. " and more. " or "", t.doc) end
    if t.fields then
      line(out, "")
      line(out, "| field | type | |")
      line(out, "|---|---|---|")
      field_rows(out, t.fields)
    end
    if t.methods then
      line(out, "")
      line(out, "| method | gives | |")
      line(out, "|---|---|---|")
      function_rows(out, ":", t.methods)
    end
  end
  line(out, "")
  line(out, "## Libraries")
  for _, lib in ipairs(api.libraries) do
    line(out, "")
    line(out, "### %s", lib.name)
    line(out, "")
    if lib.doc ~= "" then line(out, "%s", lib.doc) line(out, "") end
    line(out, "| function | gives | |")
    line(out, "|---|---|---|")
    function_rows(out, lib.name .. ".", lib.functions)
  end
  line(out, "")
  line(out, "## Lua")
  line(out, "")
  line(out, "`%s`", table.concat(api.lua.names, "` `"))
  for _, name in ipairs { "string", "table", "math", "utf8" } do
    line(out, "")
    line(out, "`%s`: `%s`", name, table.concat(api.lua[name], "` `"))
  end
  line(out, "")
  return table.concat(out, "\n")
end

-- ---- the stubs

local function comment(out, indent, doc)
  if doc ~= "" then line(out, "%s---%s", indent, doc) end
end

local function function_stub(out, prefix, f)
  comment(out, "", f[4])
  local args = {}
  for i, a in ipairs(f[2]) do
    local name, may = optional(a[1])
    line(out, "---@param %s%s %s", name, may and "?" or "", a[2])
    args[i] = name
  end
  if f[3] ~= "" then line(out, "---@return %s", f[3]) end
  line(out, "function %s%s(%s) end", prefix, f[1], table.concat(args, ", "))
  line(out, "")
end

local function class(out, name, extends, doc, fields)
  comment(out, "", doc)
  line(out, "---@class lacuna.%s%s", name, extends and ": lacuna." .. extends or "")
  for _, f in ipairs(fields) do
    local field, may = optional(f[1])
    line(out, "---@field %s%s %s%s", field, may and "?" or "", f[2], f[3] ~= "" and " # " .. f[3] or "")
  end
end

local function capital(s)
  return s:sub(1, 1):upper() .. s:sub(2)
end

local function stubs()
  local out = {}
  line(out, "---@meta")
  line(out, "-- Made from docs/api/api.lua by docs/api/generate.lua; never run. For editors: put this folder into workspace.library.")
  line(out, "")
  for _, t in ipairs(api.types) do
    if t.alias then
      comment(out, "", t.doc)
      line(out, "---@alias lacuna.%s %s", t.name, t.alias)
      line(out, "")
    else
      class(out, t.name, t.extends, t.doc, t.fields or {})
      line(out, "local %s = {}", t.name)
      line(out, "")
      for _, m in ipairs(t.methods or {}) do function_stub(out, t.name .. ":", m) end
    end
  end
  line(out, "lacuna = {}")
  line(out, "")
  for _, slot in ipairs(api.slots) do
    if #slot.fields > 0 then
      local all = {}
      for _, f in ipairs(slot.manifest) do all[#all + 1] = f end
      for _, f in ipairs(slot.fields) do all[#all + 1] = f end
      class(out, capital(slot.name), nil, slot.doc, all)
      line(out, "")
      line(out, "---@param package lacuna.%s", capital(slot.name))
      line(out, "---@return lacuna.%s", capital(slot.name))
    else
      comment(out, "", slot.doc)
      line(out, "---@param cases table[]")
      line(out, "---@return table")
    end
    line(out, "function lacuna.%s(%s) end", slot.name, #slot.fields > 0 and "package" or "cases")
    line(out, "")
  end
  for _, lib in ipairs(api.libraries) do
    comment(out, "", lib.doc)
    line(out, "%s = {}", lib.name)
    line(out, "")
    for _, f in ipairs(lib.functions) do function_stub(out, lib.name .. ".", f) end
  end
  return table.concat(out, "\n")
end

-- ---- both

local made = { ["docs/api.md"] = page(), ["scripts/editor/lacuna.lua"] = stubs() }
local check, stale = arg[1] == "--check", 0
for path, text in pairs(made) do
  if check then
    local file = io.open(path, "rb")
    if not file or file:read("a") ~= text then
      print(path .. " is not what docs/api/api.lua makes: run lua5.4 docs/api/generate.lua")
      stale = stale + 1
    end
    if file then file:close() end
  else
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
  end
end
os.exit(stale == 0)
