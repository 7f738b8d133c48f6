-- promise: string.format is bounded
-- expect: invalid conversion '%n' to 'format'
return ("%n"):format(1)
