-- promise: format prints no addresses
-- expect: invalid conversion '%p' to 'format'
return ("%p"):format({})
