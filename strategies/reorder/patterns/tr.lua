-- Türkçe. patterns: { nasıl sorulduğu, başka sırayla }; {word} bir sözcük, {x} ve {y} metnin bir parçasıdır.
return { small = {}, slots = {}, patterns = {
  { "{x} nedir?", "nedir {x}?" }, { "{x} kimdir?", "kimdir {x}?" }, { "{x} neresidir?", "neresidir {x}?" },
    { "{x} hangisidir?", "hangisidir {x}?" }, { "{x} ne renktir?", "ne renktir {x}?" },
    { "{x} nerede?", "nerede {x}?" }, { "{x} kaç {word} vardır?", "kaç {word} vardır {x}?" },
} }
