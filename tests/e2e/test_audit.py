"""`lacuna audit` and `lacuna import`: bilingual questions that are there already."""

import json
import os
import unittest

import schema
import world

DATA = os.environ.get("LACUNA_TEST_DATA")
SOUND = {
    "oriquestion": "Which crosses a river?", "transori": "Yini ewela umfula?", "question": "Which crosses a river? It rained.",
    "transquestion": "Yini ewela umfula? Lalina.", "prequestion": "", "sufquestion": "It rained.", "transpre": "",
    "transsuf": "Lalina.", "choices": ["a bridge", "a shop", "a song"], "answer": "a bridge",
    "transchoices": ["ibhuloho", "isitolo", "ingoma"], "transanswer": "ibhuloho", "source": "sciq", "value": 3.5,
}
BROKEN = [
    ("answer_not_in_choices", "fatal", "transanswer", {"transanswer": "'ibhuloho'"}),
    ("choice_count_differs", "fatal", "transchoices", {"transchoices": ["ibhuloho", "isitolo"]}),
    ("answer_index_differs", "fatal", "transanswer", {"transanswer": "isitolo"}),
    ("duplicate_choices", "fatal", "transchoices", {"transchoices": ["ibhuloho", "isitolo", "Isitolo"]}),
    ("join_without_space", "warning", "transquestion", {"transquestion": "Yini ewela umfula?Lalina."}),
    ("answer_in_perturbation", "warning", "sufquestion",
     {"sufquestion": "It is a bridge.", "question": "Which crosses a river? It is a bridge."}),
    ("leaked_syntax", "warning", "transchoices", {"transchoices": ["ibhuloho", "'isitolo'", "ingoma"]}),
    ("untranslated", "warning", "transori", {
        "oriquestion": "Which of these things crosses a river?", "transori": "Which of these things crosses a river?",
        "question": "Which of these things crosses a river? It rained.", "transquestion": "Which of these things crosses a river? Lalina."}),
]


def changed(**more):
    return {**SOUND, **more}


class Files(world.World):
    def put(self, rows, name="Zulu.json"):
        return self.write(name, json.dumps(rows, ensure_ascii=False))

    def findings(self, *files, code=0):
        return [json.loads(line) for line in self.lacuna("audit", "--json", *files, code=code).out.splitlines()]


class Audit(Files):
    @world.quick
    def test_each_defect_is_one_line_with_its_row_and_field(self):
        rows = [SOUND]
        for _, _, _, more in BROKEN:
            rows += [changed(**more), SOUND]
        path = self.put(rows)
        got = self.findings(path)
        want = [(2 * i + 1, reason, severity, field) for i, (reason, severity, field, _) in enumerate(BROKEN)]
        also = [f for f in got if (f["row"], f["reason"], f["severity"], f["field"]) not in want]
        self.assertEqual([(f["row"], f["reason"]) for f in also], [(1, "leaked_syntax")])  # the quotes of the first
        self.assertEqual(len(got), len(want) + 1)
        for f in got:
            self.assertEqual(set(f), {"file", "row", "language", "reason", "severity", "field", "detail"})
            self.assertEqual((f["file"], f["language"]), (path, "zu"))

    def test_the_table_names_reasons_rows_and_fields(self):
        out = self.lacuna("audit", self.put([SOUND] + [changed(transanswer="x")] * 20)).out
        self.assertIn("21 pairs, 20 unusable, 0 to be looked at", out)
        self.assertRegex(out, r"fatal +answer_not_in_choices +20\n +transanswer +1 2 3 4 5 6 7 8 9 10 11 12 and 8 more\n")
        self.assertRegex(self.lacuna("audit", "--rows", "0", self.put([changed(transanswer="x")] * 20)).out, r" 18 19\n")

    @world.quick
    def test_fail_on_decides_the_exit_status(self):
        sound, broken = self.put([SOUND], "sound/Zulu.json"), self.put([changed(transanswer="x")])
        odd = self.put([changed(**BROKEN[4][3])], "odd/Zulu.json")
        self.lacuna("audit", broken, code=0)
        self.lacuna("audit", broken, "--fail-on", "fatal", code=1)
        self.lacuna("audit", broken, "--fail-on", "untranslated,answer_not_in_choices", code=1)
        self.lacuna("audit", broken, "--fail-on", "untranslated,warning", code=0)
        self.lacuna("audit", odd, "--fail-on", "fatal", code=0)
        self.lacuna("audit", odd, "--fail-on", "warning", "--json", code=1)
        self.lacuna("audit", sound, odd, broken, "--fail-on", "join_without_space", code=1)
        self.lacuna("audit", sound, "--fail-on", "fatal,warning", code=0)
        self.assertIn("did you mean 'untranslated'", self.lacuna("audit", sound, "--fail-on", "untranslate", code=2).err)

    def test_pairs_are_split_by_their_artefact_score(self):
        out = self.lacuna("audit", self.put([SOUND, SOUND, changed(transanswer="x")])).out
        self.assertIn("artefact score: 1 at or above 0.5, 2 below", out)

    def test_results_beside_a_file_are_printed_and_checked(self):
        path = self.put([SOUND])
        self.write("Zulu_results.json", json.dumps({"English": {"m-1": 1.0}, "Zulu": {"m-1": 0.0}, "Total Questions": 1}))
        self.assertRegex(self.lacuna("audit", path).out, r"m-1 +1 +0\n")
        self.assertEqual(self.findings(path), [])
        self.write("Zulu_results.json", json.dumps({"English": {"m-1": 2}, "Zulu": {"m-1": 0}, "Total Questions": 7}))
        self.assertEqual([(f["reason"], f["field"]) for f in self.findings(path)], [("results_total_differs", "Total Questions")])

    def test_parallel_rows_whose_languages_disagree_are_found(self):
        sides = {"en": {"premise": "It fell.", "choices": ["I slipped.", "I cried."]},
                 "tr": {"premise": "Düştü.", "choices": ["Kaydım.", "Ağladım."]},
                 "et": {"premise": "See kukkus.", "choices": ["Ma libisesin.", "Ma nutsin."]}}
        rows = [{"ask": "cause", "answer": 0, **sides},
                {"ask": "cause", "answer": 0, **sides, "tr": {**sides["tr"], "ask": "effect"}},
                {"ask": "cause", "answer": 0, **sides, "et": {**sides["et"], "answer": 1}}]
        path = self.write("p.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows))
        got = [(f["row"], f["language"], f["reason"], f["field"]) for f in self.findings(path)]
        self.assertEqual(got, [(1, "tr", "question_kind_differs", "tr.ask"), (2, "et", "answer_index_differs", "et.answer")])

    @world.quick
    def test_files_of_one_language_each_are_joined(self):
        def put(language, *rows):
            lines = [{"premise": f"{language} {idx}", "choice1": "1", "choice2": "2", "question": ask, "label": label, "idx": idx} for idx, ask, label in rows]
            return self.write(f"{language}/val.{language}.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        english = put("en", (1, "cause", 0), (2, "effect", 1), (3, "cause", 0), (4, "cause", 1))
        files = [put("tr", (4, "cause", 1), (3, "effect", 0), (2, "effect", 1), (1, "cause", 0)), english,
                 put("et", (1, "cause", 1), (2, "effect", 1), (3, "cause", 0), (9, "cause", 0))]
        got = [(os.path.basename(f["file"]), f["row"], f["language"], f["reason"], f["severity"], f["field"]) for f in self.findings(*files)]
        self.assertEqual(got, [
            ("val.tr.jsonl", 1, "tr", "question_kind_differs", "fatal", "question"),
            ("val.et.jsonl", 0, "et", "answer_index_differs", "fatal", "label"),
            ("val.et.jsonl", 3, "et", "row_not_joined", "fatal", "idx"),
            ("val.en.jsonl", 3, "et", "row_not_joined", "fatal", "idx")])
        self.assertRegex(self.lacuna("audit", *files).out, r"row_not_joined +2\n +idx +3\n +idx of \S+val.en.jsonl 3\n")
        self.lacuna("audit", *files, "--fail-on", "row_not_joined", code=1)
        self.lacuna("import", *files, "-o", "set.jsonl")
        with open(self.path("set.jsonl"), encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        self.assertEqual([(r["language"], r["item"]["id"]) for r in rows],
                         [("tr", "copa-4"), ("tr", "copa-2"), ("tr", "copa-1"), ("et", "copa-2"), ("et", "copa-3")])
        told = self.lacuna("audit", files[0], files[2], code=2)
        self.assertIn("val.tr.jsonl: holds one language alone (tr): name the English file", told.err)

    @unittest.skipUnless(DATA, "LACUNA_TEST_DATA is not set")
    def test_questions_that_people_translated_are_joined_from_a_file_for_each_language(self):
        path = os.path.join(DATA, "parallel", "xcopa_val.jsonl")
        with open(path, encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        languages = [key for key, value in rows[0].items() if isinstance(value, dict) and "premise" in value]
        files = [self.write(f"{language}.jsonl", "".join(json.dumps({**row[language], **{k: row[k] for k in ("item", "ask", "answer")}}) + "\n"
                                                         for row in rows)) for language in languages]
        apart, together = ([(f["language"], f["row"], f["reason"]) for f in self.findings(*names)] for names in (files, [path]))
        self.assertEqual(sorted(apart), sorted(together))
        self.assertIn(("tr", 26, "untranslated"), apart)

    def test_two_columns_of_csv_are_read(self):
        path = self.write("q.csv", 'en,es,answer\n"Which flies?\nA. a bird\nB. a stone","¿Cuál vuela?\nA. un pájaro\nB. un pájaro",A\n'
                                   'Is it 1945?,¿Es 1954?,\n')
        got = [(f["row"], f["language"], f["reason"], f["field"]) for f in self.findings(path)]
        self.assertEqual(got, [(0, "es", "duplicate_choices", "es"), (1, "es", "numbers_differ", "es")])

    @world.quick
    def test_what_cannot_be_read_is_named_with_file_and_line(self):
        for name, text, message in (
                ("empty.json", "", ":1: the file is empty"),
                ("words.json", "no JSON\n", ":1: neither JSON nor CSV"),
                ("broken.json", '[\n{"a": 1},\n{"b": }\n]', ":3: column"),
                ("broken.jsonl", '{"a": 1}\n{"b": }\n', ":2: column"),
                ("other.json", '[{"prompt": "Why?"}]', ":1: no row has the fields of any known layout"),
                ("notes.csv", "en,notes\nWhy?,x\n", ":1: column 'notes' is no language"),
                ("Klingonese.json", json.dumps([SOUND]), "'Klingonese' is no language")):
            path = self.write(name, text)
            for command in ("audit", "import"):
                told = self.lacuna(command, path, code=2)
                self.assertIn(f"lacuna: {path}", told.err)
                self.assertIn(message, told.err)
                self.assertEqual(told.out, "")
        self.assertIn("nowhere.json", self.lacuna("audit", "nowhere.json", code=2).err)
        self.assertIn("docs/audit.md", self.lacuna("audit", code=2).err)
        self.assertIn("no layout 'xml'", self.lacuna("audit", "--format", "xml", self.put([SOUND]), code=2).err)

    @unittest.skipUnless(DATA, "LACUNA_TEST_DATA is not set")
    def test_the_published_files_are_audited_in_one_go(self):
        folder = os.path.join(DATA, "pitfalls")
        files = sorted(os.path.join(folder, f) for f in os.listdir(folder) if not f.endswith("_results.json"))
        got = self.findings(*files)
        count = lambda reason: sum(f["reason"] == reason for f in got)
        self.assertEqual(count("answer_not_in_choices"), 45)
        self.assertEqual(count("answer_index_differs"), 5)
        self.assertEqual(count("duplicate_choices"), 23)
        self.assertEqual(count("choice_count_differs"), 0)
        self.assertEqual(count("join_without_space"), 4091)


class Import(Files):
    def imported(self, name="pairs.jsonl"):
        with open(self.path(name), encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    @world.quick
    def test_sound_pairs_are_written_as_the_schema_says(self):
        with open(os.path.join(world.ROOT, "docs", "pairs.schema.json"), encoding="utf-8") as file:
            root = json.load(file)
        path = self.put([SOUND, changed(transanswer="x"), changed(**BROKEN[4][3], oriquestion="Which crosses a stream?"), SOUND,
                         changed(transchoices=["a", "A", "b"], transanswer="a")])
        out = self.lacuna("import", path).out
        self.assertIn("2 pairs in pairs.jsonl, 3 left out", out)
        for reason in ("answer_not_in_choices", "duplicate_choices", "repeated"):
            self.assertRegex(out, rf"{reason} +1\n")
        pairs = self.imported()
        for pair in pairs:
            self.assertEqual(list(schema.faults(root, pair)), [])
        first = pairs[0]
        self.assertEqual((first["stage"], first["language"], first["answer"], first["plain"]), ("imported", "zu", 0, False))
        self.assertEqual(first["edits"], [{"side": "after", "text": "It rained.", "target_text": "Lalina."}])
        self.assertEqual(first["item"]["source"], "sciq")
        self.assertNotIn("models", first)
        self.assertEqual([p["imported"]["row"] for p in pairs], [0, 2])
        self.assertEqual(pairs[1]["imported"]["warnings"], ["join_without_space", "stem_changed"])

    def test_what_was_imported_is_audited_and_imported_again(self):
        self.lacuna("import", self.put([SOUND]))
        self.assertEqual(self.findings(self.path("pairs.jsonl")), [])
        self.lacuna("import", self.path("pairs.jsonl"), "-o", self.path("again.jsonl"))
        one, two = self.imported(), self.imported("again.jsonl")
        self.assertEqual(one, two)

    @world.quick
    def test_nothing_is_overwritten_or_left_half_done(self):
        path = self.put([SOUND])
        self.lacuna("import", path)
        self.assertIn("--force", self.lacuna("import", path, code=2).err)
        self.assertIn("writes a file", self.lacuna("import", path, "-o", "-", code=2).err)
        self.lacuna("import", path, "--force")
        broken = self.put([changed(transanswer="x")], "bad/Zulu.json")
        self.assertIn("no pair in", self.lacuna("import", broken, "-o", self.path("none.jsonl"), code=2).err)
        self.assertFalse(os.path.exists(self.path("none.jsonl")))
        self.lacuna("import", path, "-o", self.path("no/such/folder.jsonl"), code=2)

    def test_json_says_the_same(self):
        told = json.loads(self.lacuna("import", "--json", self.put([SOUND, changed(answer="x")])).out)
        self.assertEqual((told["path"], told["pairs"], told["left_out"]), ("pairs.jsonl", 1, {"answer_not_in_choices": 1}))
        self.assertEqual([(row["row"], row["language"], row["reason"]) for row in told["rows"]], [(1, "zu", "answer_not_in_choices")])
        self.assertEqual((told["artefact"]["above"], told["artefact"]["below"]), (0, 1))
        out = self.lacuna("import", "--force", self.put([SOUND, changed(answer="x")])).out
        self.assertRegex(out, r"answer_not_in_choices +1\n +\S+Zulu.json 1\n")


if __name__ == "__main__":
    unittest.main()
