-- Kiswahili. patterns: { kama inavyoulizwa, kwa mpangilio mwingine }; {word} ni neno moja, {x} na {y} ni sehemu ya maandishi.
return { small = {}, slots = {}, patterns = {
  { "{x} ni nini?", "Ni nini {x}?" }, { "{x} ni nani?", "Ni nani {x}?" }, { "{x} uko wapi?", "Uko wapi {x}?" },
    { "{x} iko wapi?", "Iko wapi {x}?" }, { "{x} ni ipi?", "Ni ipi {x}?" }, { "{x} ni upi?", "Ni upi {x}?" },
    { "Ni nini {x}?", "{x} ni nini?" },
} }
