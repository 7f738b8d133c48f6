-- promise: memory outside of the cell is bounded
-- expect: text longer than
return text.fold(("x"):rep(4000000))
