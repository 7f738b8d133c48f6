-- promise: no pcall holds the kill
-- expect: limit of memory reached
-- died: yes
-- The words of the memory error end the cell as the error would: a script can only hurt itself.
pcall(error, "not enough memory", 0)
return "went on"
