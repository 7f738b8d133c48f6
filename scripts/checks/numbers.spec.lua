local function pair(english, target)
  return { stem = english, choices = {}, edits = {}, target = { language = "ar", stem = target, choices = {}, edits = {} } }
end

local function finds(reason, detail)
  return function(t, verdict)
    t.eq(verdict.reason, reason)
    t.eq(verdict.field, "target.stem")
    t.like(verdict.detail, detail)
  end
end

return lacuna.spec {
  { name = "other digits are the same number", args = { pair("From 1.5 m/s to 3,000 km in 1945", "من ١٫٥ م/ث إلى ٣٬٠٠٠ كم في ١٩٤٥") }, opt = {}, expect = true },
  { name = "a decimal comma is the same number", args = { pair("It is 2.5 kg.", "Son 2,5 kg.") }, opt = {}, expect = true },
  { name = "a small number may be spelled out", args = { pair("There are 4 legs.", "Hay cuatro patas.") }, opt = {}, expect = true },
  { name = "another number is found", args = { pair("In 1945 it ended.", "Terminó en 1954.") }, opt = {}, expect = finds("numbers_differ", "1945.*1954") },
  { name = "a year that is gone is found", args = { pair("In 1945 it ended.", "Terminó entonces.") }, opt = {}, expect = finds("numbers_differ", "1945") },
  { name = "another unit is found", args = { pair("It is 300 km away.", "Está a 300 m.") }, opt = {}, expect = finds("units_differ", "300 km became 300 m") },
  { name = "the bar for spelled numbers is an option", args = { pair("There are 40 legs.", "Hay cuarenta patas.") }, opt = { spelled = 12 },
    expect = finds("numbers_differ", "40") },
}
