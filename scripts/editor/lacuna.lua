---@meta
-- Made from docs/api/api.lua by docs/api/generate.lua; never run. For editors: put this folder into workspace.library.

---`llm`: it asks a writer; `target`: it sees the target language, and its English work is not shared between languages
---@alias lacuna.Need "llm"|"target"|"translator"|"judge"|"embedder"

---A setting of a package.
---@class lacuna.Option
---@field default any # its type is that of the setting
---@field min? number
---@field max? number
---@field one_of? any[] # the values there are
---@field doc? string # a line of help
local Option = {}

---A question, as strategies and checks see it.
---@class lacuna.Item
---@field id string
---@field stem string # the plain question
---@field question string # the same
---@field text string # the question with what earlier levels added
---@field choices string[]
---@field answer integer # index of the right choice, from 1
---@field right string # the right choice
---@field wrong_choices string[]
---@field wrong_indices integer[] # of the wrong choices in `choices`
---@field edits lacuna.Edit[] # made so far
---@field subject? string # where the source says it
local Item = {}

---A perturbation. Edits of deeper levels go around the text that is there; `replace` starts anew from its own text.
---@class lacuna.Edit
---@field side "before"|"after"|"replace"
---@field text string # English; must stand
---@field target_text? string # the same in the target language; absent: `text` is translated
---@field note? string # yours; by custom the wrong choice it leans to
local Edit = {}

---A language, as `ctx.english` and `ctx.target` have it.
---@class lacuna.Side
---@field language string # BCP-47 code
---@field name string # English name
---@field script string # ISO 15924
---@field direction? "ltr"|"rtl"
---@field digits? string # its own digits, 0 to 9
---@field join string # what stands between two sentences
---@field particles? { before: string[]?, behind: string[]? } # what the language writes together with a word and is no part of it
---@field mention string[] # sentences around `{thing}`, parallel by index over all languages
local Side = {}

---The other side, for strategies that need `target` and checks of that stage.
---@class lacuna.Target: lacuna.Side
---@field stem string
---@field text string # with what earlier levels added
---@field choices string[] # aligned by index
---@field right string
---@field wrong_choices string[]
---@field edits lacuna.Edit[] # their `text` is the target text
local Target = {}

---How a role is asked; absent where nobody is cast.
---@class lacuna.Roles
---@field writer? "chat"|"completion"
---@field judge? "chat"|"completion"
---@field translator? "chat"
local Roles = {}

---What a check looks at.
---@class lacuna.Candidate: lacuna.Item
---@field language string # of English: its code
---@field join string # of English
---@field script string # of English
---@field names_wrong boolean # the strategy declares that its text may name a wrong choice
---@field changes_script? boolean # the strategy declares it
---@field max_growth? number # that the strategy declares
---@field machine? boolean # a model made the target text that is looked at
---@field target? lacuna.Target # at the target stage
---@field fresh? { english: string, target: string } # at the target stage: what came into the language last, an edit or the whole text
local Candidate = {}

---Why a check refuses.
---@class lacuna.Finding
---@field reason string # a stable name
---@field field? string # `english.stem`, `target.choices`, `target.edits.1`, …
---@field detail? string
---@field severity? "fatal"|"warning" # for `lacuna audit`; in a run each finding refuses
local Finding = {}

---What the panel answered: `accuracy` is β_E on the English side and β_T on the other.
---@class lacuna.Tallies
---@field english { accuracy: number, asked: integer, [string]: integer } # how often each outcome came
---@field target { accuracy: number, asked: integer, [string]: integer }
local Tallies = {}

---What a provider turns into a request.
---@class lacuna.Call
---@field kind "chat"|"completion"|"translate"|"embed"
---@field model string # the server's name for it
---@field key? string # NAME of the key, never its value
---@field features table<string, boolean>
---@field messages? { role: string, content: string }[] # chat
---@field prompt? string # completion
---@field text? string # translate
---@field from? string
---@field to? string
---@field texts? string[] # embed
---@field params table # temperature, max_tokens, stop, …
---@field choices? string[] # what the reply is held to
---@field lead? string # what stands before it
---@field schema? table # a JSON schema that the reply is held to
local Call = {}

---A request as it is sent.
---@class lacuna.Request
---@field method string
---@field path string # below the user's URL
---@field headers table<string, string> # the key only as `{secret:NAME}`
---@field body string
local Request = {}

---What a provider read.
---@class lacuna.Reply
---@field text? string
---@field finish? "stop"|"length"
---@field model? string # what the server calls itself
---@field usage? { input: integer, output: integer } # tokens
---@field margin? number # log-probability of the choice over the next one
---@field embeddings? number[][] # one for each of `texts`
---@field error? "refused"|"filtered"|"empty"|"malformed"
---@field message? string
local Reply = {}

---A question in one language, as `wording` of a source reads it.
---@class lacuna.Wording
---@field stem string
---@field choices string[] # empty: it asks for a number
---@field answer? integer|string # index from 0, or the text
---@field ask? string # the kind of question
---@field id? string
---@field subject? string # compared where rows are joined by their number
local Wording = {}

---What a source makes of a row. English only: `stem`, `choices`; several languages: a table under each code.
---@class lacuna.SourceItem
---@field id? string
---@field answer integer|string # index from 0, the text of a choice, or the letter of its place
---@field stem? string
---@field question? string # the same
---@field choices? string[] # 2 to 26, all different
---@field en? { stem: string, choices: string[] } # and so for every code
---@field subject? string
---@field reviewed? string
---@field licence? string
local SourceItem = {}

---How a language says numbers, besides its `numerals`.
---@class lacuna.Numbers
---@field words? any[][] # what is added, up to 999: `{ { 0, "zero" }, { 30, "thirty" } }`
---@field powers? any[][] # what multiplies: `{ { 100, "hundred" }, { 1e6, "million*", "M" } }`. An asterisk at the end: any ending
---@field powers_first? boolean # they stand before the number
---@field units_first? boolean # and so do the words for units
---@field joins? string[] # what stands between two words of a number: `and`
---@field before_noon? string[] # `a.m` behind an hour
---@field after_noon? string[]
---@field decades? string[] # the `s` of 1990s
local Numbers = {}

---Chance that is the same in every run: keyed by seed, strategy, item, text and place in `map`, never by language or by the order of replies.
---@class lacuna.Rng
local Rng = {}

---a to b, both included
---@param a integer
---@param b integer
---@return integer
function Rng:int(a, b) end

---0 up to 1
---@return number
function Rng:real() end

---one entry
---@param list any[]
---@return any
function Rng:pick(list) end

---a new list
---@param list any[]
---@return any[]
function Rng:shuffle(list) end

---A compiled expression: PCRE2 with UTF, with match and heap limits, on texts up to 32 KiB.
---@class lacuna.Regex
local Regex = {}

---first and last byte of the match, then its groups
---@param s string
---@param init? integer
---@return integer?, integer?
function Regex:find(s, init) end

---its groups, or the match where there are none
---@param s string
---@param init? integer
---@return string?
function Regex:match(s, init) end

---What a strategy or check works with. Calls that wait give `value`, or `nil, message, code` where the *content* is missing: `refused`, `filtered`, `empty`, `malformed`, `unparsed` (no JSON), `no_model`, `no_translator`, `no_embedder`, `no_language`, `max_asks`. A server that is away never reaches a script: the task waits, and goes on when the run is resumed. Misuse raises.
---@class lacuna.Ctx
---@field depth? integer # level of the search, from 1 (strategies)
---@field replicate? integer # 0; best-of-n counts up (strategies)
---@field english? lacuna.Side # (strategies)
---@field target? lacuna.Target # strategies that need `target`
---@field roles? lacuna.Roles # (strategies)
local Ctx = {}

---the text of a reply. params: `temperature` (0.7), `max_tokens` (400), `stop`, … The same ask of the same role is one call within a run, whoever makes it: to get several texts from one prompt, say so in the prompt
---@param role "writer"|"judge"|"translator"
---@param prompt string|{ role: string, content: string }[]
---@param params? table
---@return string?, string?, string?
function Ctx:ask(role, prompt, params) end

---the reply as a table; the server is held to the JSON schema where it can
---@param role string
---@param prompt string|table
---@param schema table
---@param params? table
---@return table?, string?, string?
function Ctx:ask_json(role, prompt, schema, params) end

---replies in the order of the list, those without one left out; at most 1,000
---@param asks { role: string, prompt: string|table, params: table? }[]
---@return string[]
function Ctx:ask_all(asks) end

---to: `"target"` (what is meant without it), `"en"`, or a language of the run
---@param text string
---@param to? string
---@return string?, string?, string?
function Ctx:translate(text, to) end

---cosine of the texts' embeddings, −1 to 1; needs an embedder in the cast (`text.chrf` needs nobody)
---@param a string
---@param b string
---@return number?, string?, string?
function Ctx:similarity(a, b) end

---fn of each, up to `width` (16) at a time; results in the order of the list, nils left out. With `ask_all` the only concurrency there is
---@param list any[]
---@param fn fun(value: any, index: integer): any
---@param width? integer
---@return any[]
function Ctx:map(list, fn, width) end

---`prompts/NAME.txt` of the package, else of `scripts/prompts/`; `{slot}` is filled, `{{` is a brace; a slot without a value raises
---@param name string
---@param vars table<string, string|number>
---@return string
function Ctx:render(name, vars) end

---@return lacuna.Rng
function Ctx:rng() end

---asks that may still be made
---@return number
function Ctx:left() end

---a word in the log
---@param level "error"|"warn"|"info"|"debug"
---@param format string
---@param ... any
function Ctx:note(level, format, ...) end

lacuna = {}

---What is put beside a question. A folder of `strategies/`.
---@class lacuna.Strategy
---@field api 1 # the version of the slots
---@field name string # the name of its folder or file
---@field version string # yours; a run records it
---@field summary? string # a line for `lacuna list`
---@field author? string
---@field license? string
---@field needs? lacuna.Need[] # what it asks or sees; what is not declared here is refused: what it costs must be visible before it runs
---@field max_asks? integer # asks of one call; beyond it an ask gives nil, message, `max_asks`. Absent: no bound
---@field max_edits? integer # edits of one call; the rest is dropped with a warning. Absent: 64
---@field max_edits_each? integer # edits for each wrong choice, where their number depends on that; the smaller of both bounds counts
---@field max_growth? number # the check `length` refuses text that makes a side longer than this times its stem
---@field names_wrong? boolean # its text may name a wrong choice; without it the check `wrong_absent` refuses such text
---@field changes_script? boolean # it replaces the stem by text in other letters; without it the check `script` refuses such text
---@field options? table<string, lacuna.Option> # settings: `--set KIND.NAME=…`, a key of the config, a line of help
---@field perturb fun(ctx: lacuna.Ctx, item: lacuna.Item, opt: table): lacuna.Edit[]

---@param package lacuna.Strategy
---@return lacuna.Strategy
function lacuna.strategy(package) end

---What a candidate must pass. `scripts/checks/`.
---@class lacuna.Check
---@field api 1 # the version of the slots
---@field name string # the name of its folder or file
---@field version string # yours; a run records it
---@field summary? string # a line for `lacuna list`
---@field author? string
---@field license? string
---@field needs? lacuna.Need[] # what it asks or sees; what is not declared here is refused: what it costs must be visible before it runs
---@field max_asks? integer # asks of one call; beyond it an ask gives nil, message, `max_asks`. Absent: no bound
---@field stage? "english"|"target"|"both" # when it is asked; `english` without it
---@field audit? boolean|table # `lacuna audit` uses it, too; a table sets its options there
---@field reads? string[] # the texts it looks at: `stem` `question` `text` `choices` `right` `wrong_choices` `edits` `particles`; the others are then not handed over, which saves time
---@field reasons? string[] # what it may find
---@field options? table<string, lacuna.Option> # settings: `--set KIND.NAME=…`, a key of the config, a line of help
---@field verdict fun(ctx: lacuna.Ctx, candidate: lacuna.Candidate, opt: table): boolean|string|lacuna.Finding|lacuna.Finding[]|nil # true or nil: passes
---@field measure? fun(ctx: lacuna.Ctx, english: string, target: string, opt: table): number|string # for `lacuna calibrate`; a text says why there is no number

---@param package lacuna.Check
---@return lacuna.Check
function lacuna.check(package) end

---V of two tallies. Pure. `scripts/scoring/`.
---@class lacuna.Scoring
---@field api 1 # the version of the slots
---@field name string # the name of its folder or file
---@field version string # yours; a run records it
---@field summary? string # a line for `lacuna list`
---@field author? string
---@field license? string
---@field options? table<string, lacuna.Option> # settings: `--set KIND.NAME=…`, a key of the config, a line of help
---@field monotone? table<string, string> # what holds for every pair of tallies: `{ english = "up", target = "down" }`
---@field score fun(tallies: lacuna.Tallies, opt: table): number

---@param package lacuna.Scoring
---@return lacuna.Scoring
function lacuna.scoring(package) end

---Rows of a file as items (docs/sources.md). Pure. `scripts/sources/`.
---@class lacuna.Source
---@field api 1 # the version of the slots
---@field name string # the name of its folder or file
---@field version string # yours; a run records it
---@field summary? string # a line for `lacuna list`
---@field author? string
---@field license? string
---@field format "jsonl"|"json"|"csv"|"tsv"|"parquet" # what C reads before it sees rows
---@field file? string # of its own, beside it
---@field columns? string[] # names for a file without a head
---@field joined_by? string[] # fields that are equal in one item's rows of several languages
---@field codes? table<string, string> # what the publisher calls a language, by BCP-47 code
---@field hf? table # where the rows are on Hugging Face
---@field shuffle? boolean # the choices are put in an order by seed: the file has the answer at one place
---@field fields? table<string, string> # what a row calls its `stem` `choices` `answer` `ask` `subject`, for findings
---@field wording? fun(row: table): lacuna.Wording|nil # a row of one language as `lacuna audit` compares it with other languages; nil: of another layout
---@field options? table<string, lacuna.Option> # settings: `--set KIND.NAME=…`, a key of the config, a line of help
---@field items fun(rows: table[], opt: table, about: table): (lacuna.SourceItem|string|false)[] # for each row an item, a text that says why not, or false

---@param package lacuna.Source
---@return lacuna.Source
function lacuna.source(package) end

---A server's wire format. Pure: no I/O. `scripts/providers/`.
---@class lacuna.Provider
---@field api 1 # the version of the slots
---@field name string # the name of its folder or file
---@field version string # yours; a run records it
---@field summary? string # a line for `lacuna list`
---@field author? string
---@field license? string
---@field kinds string[] # `chat` `completion` `translate` `embed`
---@field url? string # where the service is, when the user says nothing
---@field features? table<string, boolean> # `grammar` `json_schema` `logprobs` `usage`
---@field secrets? string[] # names of keys it may name
---@field options? table<string, lacuna.Option> # settings: `--set KIND.NAME=…`, a key of the config, a line of help
---@field request fun(call: lacuna.Call, opt: table): lacuna.Request
---@field response fun(reply: { status: integer, body: string }, opt: table): lacuna.Reply

---@param package lacuna.Provider
---@return lacuna.Provider
function lacuna.provider(package) end

---How a language asks and how its answers are read; data (scripts/languages/README.md). `scripts/languages/`.
---@class lacuna.Language
---@field api 1 # the version of the slots
---@field name string # the name of its folder or file
---@field version string # yours; a run records it
---@field summary? string # a line for `lacuna list`
---@field author? string
---@field license? string
---@field code string # BCP-47
---@field autonym? string
---@field script? string # ISO 15924
---@field scripts? string[] # others it is written in
---@field family? string # ISO 639-5 or Glottolog
---@field direction? "ltr"|"rtl"
---@field resource? string # `high` `mid` `low`
---@field codes? table<string, string> # what a service calls it
---@field instructions { letter: string[], text: string[] }
---@field demands? table<string, string> # the words in them that stand for a demand; PCRE2
---@field question string # `Question: {stem}`
---@field option string # `{label}. {choice}`
---@field answer string # `Answer:`
---@field join string # between two sentences
---@field labels? string[]
---@field letters? string[]
---@field more_letters? string[][]
---@field digits? string
---@field numerals? (string|string[])[]
---@field numbers? lacuna.Numbers # words for other numbers
---@field units? table<string, string[]> # what it has for a unit, by its name: `km` `m` `cm` `mm` `mi` `yd` `ft` `in` `kg` `g` `mg` `lb` `oz` `L` `mL` `gal` `s` `min` `h` `day` `week` `month` `year` `m/s` `km/h` `mph` `°C` `°F` `N` `J` `kJ` `W` `V` `A` `Hz` `mol` `Pa` `kPa` `eV` `kcal` `%` `$`. An asterisk at the end: any ending
---@field normal? { drop: string?, map: table<string, string>? }
---@field affixes? { before: string[]?, behind: string[]? }
---@field touching? { before: string[]?, behind: string[]? } # what may touch a word where none are parted
---@field case? "turkic"
---@field patterns? table<string, string[]> # PCRE2
---@field cue_ends? { naming: string[]?, stating: string[]? } # what such an end makes of a cue
---@field phrase? { classes: string[]?, titles: string[]?, relations: string[]?, copulas: string[]? } # what words do to a choice beside them
---@field ordinal? { words: (string|string[])[]?, beside: string[]? } # `second`, and what may stand beside it
---@field denial? string[] # words that deny or suppose
---@field links? string[] # words like `that` behind a comma
---@field spellings? string[] # characters that stand for each other in patterns
---@field articles? string[] # single letters that begin sentences
---@field conclusions? string[] # words like `so` before a last label
---@field stop_words? string[]
---@field words? string[]
---@field strange_letters? string
---@field culture? { entities: string[]?, idioms: string[]? }
---@field reviewed? string
---@field mention? string[]
---@field examples? { stem: string, choices: string[], answer: integer }[]
---@field normalize? fun(reply: string): string # a reply as it shall be read

---@param package lacuna.Language
---@return lacuna.Language
function lacuna.language(package) end

---A run's numbers as text (docs/summary.md). Pure. `scripts/reports/`.
---@class lacuna.Report
---@field api 1 # the version of the slots
---@field name string # the name of its folder or file
---@field version string # yours; a run records it
---@field summary? string # a line for `lacuna list`
---@field author? string
---@field license? string
---@field options? table<string, lacuna.Option> # settings: `--set KIND.NAME=…`, a key of the config, a line of help
---@field render fun(summary: table, opt: table): string

---@param package lacuna.Report
---@return lacuna.Report
function lacuna.report(package) end

---The cases of `lacuna test`; see docs/strategies.md.
---@param cases table[]
---@return table
function lacuna.spec(cases) end

json = {}

---at most 1 MiB. null is nil in a map, false in a list
---@param s string
---@return any
function json.decode(s) end

---sorted keys
---@param value any
---@return string
function json.encode(value) end

re = {}

---@param pattern string
---@param flags? "i"
---@return lacuna.Regex
function re.new(pattern, flags) end

---Measures of texts in any script.
text = {}

---chrF2 as sacreBLEU computes it for a sentence, 0 to 1 (Popović 2015)
---@param a string
---@param b string
---@return number
function text.chrf(a, b) end

---0 equal to 1
---@param a string
---@param b string
---@return number
function text.edit_distance(a, b) end

---NFKC and without case
---@param s string
---@return string
function text.fold(s) end

---and without accents
---@param s string
---@return string
function text.fold_marks(s) end

---@param s string
---@return string
function text.nfc(s) end

---where two sentences stand without a space
---@param s string
---@param join string
---@return integer?
function text.glued_join(s, join) end

---@param s string
---@param part string
---@param side "before"|"after"
---@return boolean
function text.part_glued(s, part, side) end

---byte for byte
---@param s string
---@param part string
---@return boolean
function text.holds(s, part) end

---of the text that reads like `s`
---@param list string[]
---@param s string
---@param from? integer
---@return integer?
function text.index(list, s, from) end

---two texts that read the same
---@param list string[]
---@return integer?, integer?
function text.same(list) end

---marks of a program's list
---@param s string
---@return boolean
function text.leaked_syntax(s) end

---1 is usual
---@param english string
---@param target string
---@param script string
---@return number
function text.length_ratio(english, target, script) end

---at word boundaries
---@param s string
---@param phrase string
---@return boolean
function text.mentions(s, phrase) end

---nil, or `{ missing, extra, swapped }` of `{ text, value, unit }`. code: of the target's language, whose words for numbers and units are then known
---@param english string
---@param target string
---@param code? string
---@return table?
function text.numbers(english, target, code) end

---words, how many are English still, longest row of those. code: of the target's language, whose units are then known
---@param english string
---@param target string
---@param code? string
---@return integer, integer, integer
function text.overlap(english, target, code) end

---of its letters, 0 to 1
---@param s string
---@param script string
---@return number
function text.script_share(s, script) end

---the likeliest language beside `code` (`und` or `""`: its words or its letters tell that it is another, but not which), how much likelier it is (natural logarithm, below 0: less likely), words looked at, letters that `code` does not use (its `strange_letters`); nothing where that cannot be said
---@param s string
---@param code string
---@return string?, number?, integer?, integer?
function text.tongue(s, code) end

---without numbers, what stands in quotation marks, and the phrases to keep
---@param s string
---@param keep? string[]
---@return { from: integer, to: integer, text: string }[]
function text.words(s, keep) end

---where they stand, longest first, with their `index`
---@param s string
---@param phrases string[]
---@param keep? string[]
---@return table[]
function text.places(s, phrases, keep) end

---where the first text of a pair stands, with the second as `text`, ready for `splice`
---@param s string
---@param pairs string[][]
---@param keep? string[]
---@return table[]
function text.exchanges(s, pairs, keep) end

---@param s string
---@param changes { from: integer, to: integer, text: string }[]
---@return string
function text.splice(s, changes) end

---the capitals of another word
---@param word string
---@param like string
---@return string
function text.recase(word, like) end
