-- promise: patterns and other C loops are step-counted
-- expect: limit of instructions
-- died: yes
local a, b, list = ("12 km, 3.5 kg and seven "):rep(4000), ("12 km y 3,5 kg "):rep(5000), {}
for i = 1, 60 do list[i] = "choice " .. i end
while true do
  text.numbers(a, b) text.overlap(a, b) text.length_ratio(a, b, "Latn") text.same(list) text.index(list, "choice 0")
  text.part_glued(a, "seven", "after") text.tongue(a, "en")
end
