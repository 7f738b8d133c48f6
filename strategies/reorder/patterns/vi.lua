-- Tiếng Việt. patterns: { cách hỏi, trật tự khác }; {word} là một từ, {x} và {y} là một đoạn văn bản.
return { small = {}, slots = {}, patterns = {
  { "{x} là ai?", "Ai là {x}?" }, { "Ai là {x}?", "{x} là ai?" }, { "{x} ở đâu?", "Ở đâu có {x}?" },
    { "{x} có bao nhiêu {y}?", "Có bao nhiêu {y} {x}?" }, { "Con vật nào {x}?", "{x} là con vật nào?" },
    { "Nước nào {x}?", "{x} là nước nào?" }, { "Khi {x}, {y}?", "{y} khi {x}?" },
} }
