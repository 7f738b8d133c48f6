-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions reached
-- died: yes
-- Tail calls add to the varargs until one call moves hundreds of thousands of values.
local function f() end
local function grow(n, ...)
  if n == 0 then
    while true do f(...) end
  end
  return grow(n - 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...)
end
grow(4000)
