std = "lua54"
max_line_length = 160
globals = { "lacuna" }
read_globals = { "text", "json", "re" }
