-- Tiếng Việt không dấu: chữ đ không phân tích được thành chữ và dấu.
return { plain = { ["đ"] = "d" } }
