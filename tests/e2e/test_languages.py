"""Languages as one who adds one meets them: what there is, and what is wrong with a file."""

import json
import os
import re
import unicodedata

import world


def columns(text):
    """How wide a terminal shows it."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.category(c) in ("Mn", "Cf") else 1
               for c in text)


class Languages(world.World):
    def own(self, code, *changes, base="es"):
        """A language of the user's: a shipped one under another code, with pieces of its text replaced."""
        with open(os.path.join(world.ROOT, "scripts", "languages", f"{base}.lua"), encoding="utf-8") as file:
            text = file.read()
        for old, new in ((f'code = "{base}"', f'code = "{code}"'), *changes):
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.write(f"scripts/languages/{code}.lua", text)

    @world.quick
    def test_languages_are_listed_in_columns(self):
        told = self.lacuna("list", "languages").out.splitlines()
        rows = {line.split()[0]: line for line in told}
        self.assertRegex(rows["ja"], r"^  ja +日本語 +Japanese +Jpan Hani Hira Kana +jpx +ltr  high$")
        self.assertRegex(rows["he"], r"^  he +עברית +Hebrew +Hebr +sem +rtl  mid$")
        starts = {columns(rows[code][:rows[code].index(name)]) for code, name in
                  (("ja", "Japanese"), ("ko", "Korean"), ("uk", "Ukrainian"), ("he", "Hebrew"), ("es", "Spanish"))}
        self.assertEqual(len(starts), 1, told)
        listed = json.loads(self.lacuna("list", "languages", "--json").out)
        self.assertEqual([row["code"] for row in listed], list(rows))

    @world.quick
    def test_what_services_call_a_language_is_a_column(self):
        told = self.lacuna("list", "languages", "--what", "codes").out
        self.assertRegex(told, r"(?m)^  zh +azure=zh-Hans deepl=ZH google=zh-CN nllb=zho_Hans$")

    def test_every_shipped_language_is_parallel_to_english(self):
        told = self.lacuna("test", "languages").out
        self.assertRegex(told, r"\n[1-9]\d* passed, 0 failed\n$")
        self.assertRegex(told, r"(?m)^  ok +\S*scripts/languages/ja\.lua$")

    def test_what_is_wrong_with_an_own_language_is_told_a_line_each(self):
        self.own("es-CL", ("answer = 4 },\n    { stem = \"¿Cuánto", "answer = 1 },\n    { stem = \"¿Cuánto"),
                 ("Escribe únicamente su letra ({labels})", "Escribe únicamente su letra ({label})"),
                 ("refusal = {", "refusal = { [[me (niego a]],"))
        told = self.lacuna("test", "languages", code=1).out
        failed = [line for line in told.splitlines() if line.startswith("  FAIL")]
        self.assertEqual(len(failed), 4, told)
        for line, field in zip(failed, ("instructions.letter.2", "examples.3.answer", "examples", "patterns.refusal.1")):
            self.assertRegex(line, rf"scripts/languages/es-CL\.lua: {field}: ")
        self.assertIn("(as English: Read the question", failed[0])
        self.assertRegex(told, r"\n[1-9]\d* passed, 4 failed\n$")
        counted = json.loads(self.lacuna("test", "es-CL", "--json", code=1).out)
        self.assertEqual((counted["passed"], counted["failed"]), (0, 4))
        self.assertEqual(self.lacuna("test", "scripts/languages/es-CL.lua", code=1).out.count("FAIL"), 4)

    def test_a_demand_that_a_translation_lost_is_told(self):
        self.own("es-CL", (", sin ninguna explicación", ""), ("Contesta solo con una letra", "Contesta con una letra"))
        told = self.lacuna("test", "es-CL", code=1).out
        self.assertIn("es-CL.lua: instructions.letter.1: nothing of demands.alone stands in it (as English: Answer the", told)
        self.assertIn("es-CL.lua: instructions.letter.3: nothing of demands.unexplained stands in it (as English: Which", told)
        self.assertEqual(told.count("FAIL"), 2, told)

    def test_numbers_and_units_of_an_own_language_are_data(self):
        self.own("es-CL", ('km = { "kilómetro", "kilómetros" }', 'km = { "legüita*" }'),
                 ('{ 1000, "mil" }', '{ 1000, "luca*" }'))
        self.assertRegex(self.lacuna("test", "es-CL").out, r"\n1 passed, 0 failed\n$")
        path = self.write("q.csv", 'en,es-CL,answer\n"Is it 5 km?","¿Son 5 legüitas?",\n"Is it 5 m?","¿Son 5 legüitas?",\n'
                                   '"Is it 5,000 or 7?","¿Son 5 lucas o siete?",\n')
        got = [json.loads(line) for line in self.lacuna("audit", "--json", path).out.splitlines()]
        self.assertEqual([(f["row"], f["reason"], f["detail"]) for f in got if f["reason"].endswith("s_differ")],
                         [(1, "units_differ", "5 m became 5 km")])

    def test_what_is_wrong_with_words_for_numbers_and_units_is_told(self):
        self.own("es-CL", ('{ 40, "cuarenta" }', '{ 40, "treinta" }'), ('g = { "gramo",', 'g = { "kilo", "gramo",'))
        told = self.lacuna("test", "es-CL", code=1).out
        self.assertRegex(told, r"es-CL\.lua: numbers\.words\.\d+: 'treinta' says something else in numbers\.words\.\d+")
        self.assertRegex(told, r"es-CL\.lua: units\.kg: 'kilo' says something else in units\.g")
        self.own("es-CM", ("units = {", "units = { klm = {},"))
        self.assertRegex(self.lacuna("test", "es-CM", code=1).err,
                         r"es-CM\.lua:\d+: unknown key 'klm' in 'units' \(did you mean 'km'\?\)")
        self.own("es-CO", ('{ 0, "cero" }', '{ "cero", 0 }'))
        self.assertIn("es-CO.lua: numbers.words.1: is no number with its words", self.lacuna("test", "es-CO", code=1).out)
        path = self.write("q.csv", "en,es-CO,answer\nIs it 1?,¿Es 1?,\n")
        self.assertIn("es-CO.lua: numbers.words.1: is no number with its words", self.lacuna("audit", path).err)

    def test_a_language_that_does_not_load_stops_none_of_the_others(self):
        self.write("scripts/languages/xx.lua", "return lacuna.language { api = 1, code = 'xx', nome = 'x' }\n")
        done = self.lacuna("test", "languages", code=1)
        self.assertIn("scripts/languages/xx.lua:1: unknown key 'nome'", done.err)
        self.assertRegex(done.out, r"\n[1-9]\d* passed, 0 failed\n$")
        self.assertRegex(self.lacuna("list", "languages").out, r"(?m)^  xx +does not load: ")

    def test_a_kind_in_the_plural_is_all_of_that_kind(self):
        told = self.lacuna("test", "strategies").out
        self.assertIn("strategies/mention\n", told)
        self.assertNotIn("scripts/", re.sub(r"(?m)^  .*", "", told))
        headings = re.findall(r"(?m)^\S.*strategies/\w+$", told)
        self.assertGreater(len(headings), 3)
        self.assertEqual(headings, re.findall(r"(?m)^\S.*strategies/\w+$", self.lacuna("test", "strategy").out))
        self.lacuna("new", "strategy", "mine")  # now there is a folder of that name, too
        self.assertIn("strategies/mine\n", self.lacuna("test", "strategies").out)
