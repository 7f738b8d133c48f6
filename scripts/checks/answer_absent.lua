-- The right answer must not stand in what was added: it would give the question away, in one language more than in the
-- other. The released data set has it in 333 of its texts.
return lacuna.check {
  api = 1, name = "answer_absent", version = "1.2.0", author = "lacuna", license = "MIT",
  summary = "the added text does not contain the right answer, on either side",
  stage = "both", audit = true, reads = { "right", "edits", "particles" },
  reasons = { "answer_in_perturbation" },

  verdict = function(_, candidate)
    -- Does one of the list stand there, or two of them one after the other?
    local function is_of(list, letters)
      if letters == "" then return true end
      for _, one in ipairs(list or {}) do
        if letters == one then return true end
        if letters:sub(1, #one) == one then
          for _, other in ipairs(list) do
            if letters == one .. other then return true end
          end
        end
      end
      return false
    end

    -- Korean, Arabic, Hebrew and Amharic write articles, prepositions and particles together with the word.
    local function with_particles(s, right, particles)
      if not particles or (utf8.len(right) or 0) < 2 then return false end
      local from, to = s:find(right, 1, true)
      while from do
        local before, behind = s:sub(1, from - 1):match("[^%s%p]*$"), s:sub(to + 1):match("^[^%s%p]*")
        if is_of(particles.before, before) and is_of(particles.behind, behind) then return true end
        from, to = s:find(right, to + 1, true)
      end
      return false
    end

    local function given_away(side, value)
      if not value.right then return end
      -- where words are not set apart, one character is found inside of other words
      if value.join == "" and (utf8.len(value.right) or 2) < 2 then return end
      if value.right:find("^%a$") then return end -- "a" is an article, too
      for i, edit in ipairs(value.edits or {}) do
        local held = edit.side ~= "replace"
          and (text.mentions(edit.text, value.right) or with_particles(edit.text, value.right, value.particles))
        if held then
          return { reason = "answer_in_perturbation", field = side .. ".edits." .. i, detail = "it holds '" .. value.right .. "'" }
        end
      end
    end

    return given_away("english", candidate) or candidate.target and given_away("target", candidate.target) or true
  end,
}
