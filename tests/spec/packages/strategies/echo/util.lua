local M = {}

function M.tidy(text)
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

return M
