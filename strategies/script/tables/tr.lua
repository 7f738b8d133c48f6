-- Türkçe harfler olmadan: ı ve ğ, ş, ç, ö, ü.
return { plain = { ["ı"] = "i", ["İ"] = "I" } }
