return lacuna.check { api = 1, name = 'specworld', version = '1', needs = { 'judge' }, stage = 'english',
options = { word = { default = 'yes' }, n = { default = 1 } },
verdict = function(ctx, c, opt) return ctx:ask('judge', ctx:render('q', c)) == opt.word .. opt.n end }