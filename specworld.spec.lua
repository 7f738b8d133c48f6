return lacuna.spec { { name = 'check', args = { { x = 'cat' } }, opt = { n = 2 },
prompts = { q = 'Is it a {x}?' }, expect = true,
world = { judge = function(p) return p == 'Is it a cat?' and 'yes2' end } } }