local function pair(english, target, language)
  return { stem = english, choices = {}, edits = {}, target = { language = language or "ar", stem = target, choices = {}, edits = {} } }
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
  { name = "a number in words of the language is the same number", args = { pair("There are 200 men.", "Hay doscientos hombres.", "es") }, opt = {}, expect = true },
  { name = "words of a language that nobody knows say nothing", args = { pair("There are 200 men.", "Hay doscientos hombres.", "xx") }, opt = {},
    expect = finds("numbers_differ", "200") },
  { name = "a unit in words is compared", args = { pair("It is 5 miles away.", "Está a 5 kilómetros.", "es") }, opt = {}, expect = finds("units_differ", "5 mi became 5 km") },
  { name = "a unit that the language's file has not is no difference", args = { pair("It is 5 miles away.", "Está a 5 leguas.", "es") }, opt = {}, expect = true },
  { name = "the bar for spelled numbers is an option", args = { pair("There are 40 legs.", "Hay cuarenta patas.") }, opt = { spelled = 12 },
    expect = finds("numbers_differ", "40") },
}
