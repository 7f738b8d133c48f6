"""Parquet files of the writers that people use: pyarrow, DuckDB, Polars. Their rows against what those read themselves, and
the layouts of publishers through `run`, `audit` and `import`."""

import atexit
import functools
import json
import os
import shutil
import subprocess
import tempfile

import test_sources
import world

BUILD = os.environ.get("LACUNA_BUILD") or os.path.join(world.ROOT, "build")
MAKER = (os.path.join(BUILD, "writers", "bin", "python"), "-B", os.path.join(world.ROOT, "tests", "e2e", "parquet_files.py"))
ROWS = os.path.join(os.path.dirname(os.environ.get("LACUNA_API") or ""), "e2e_rows")
COLUMNS = {"subject_category": "Other", "required_knowledge": "['cultural']", "time_sensitive": None, "reference": None,
           "culture": None, "region": None, "country": None, "is_annotated": False}  # of Global-MMLU, beside those of the tests


@functools.cache
def missing():
    return world.have("need_packages run", "need_writers")


def make(*what, files=None):
    done = subprocess.run([*MAKER, *what], input=None if files is None else json.dumps(files), text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
    if done.returncode != 0:
        raise AssertionError(done.stdout)


@functools.cache
def everything():
    """A folder with files of every type, encoding and codec."""
    folder = tempfile.mkdtemp(prefix="lacuna-parquet-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    make("types", folder)
    return folder


def global_mmlu(language):
    return [{**row, **COLUMNS} for row in test_sources.global_mmlu(language, world.items())]


class Written(world.World):
    def setUp(self):
        super().setUp()
        if missing():
            self.skipTest(f"the writers of Parquet cannot be fetched: {missing()}")


class Rows(Written):
    def rows(self, path, code=0):
        done = subprocess.run([ROWS, path], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=world.PATIENCE,
                              env=world.clean_environment(self.folder), check=False)
        self.assertEqual(done.returncode, code, f"{path}: {done.stderr}")
        return done.stderr if code else [json.loads(line) for line in done.stdout.splitlines()]

    def agree(self, writer, least):
        folder, seen = everything(), 0
        for name in sorted(os.listdir(folder)):
            if not name.startswith(writer) or not name.endswith(".parquet"):
                continue
            with self.subTest(file=name), open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as file:
                want = [json.loads(line) for line in file]
                got = self.rows(os.path.join(folder, name))
                self.assertEqual(len(got), len(want))
                for n, (ours, theirs) in enumerate(zip(got, want)):
                    self.assertEqual({key: ours[key] for key in theirs}, theirs, f"row {n}")
                seen += 1
        self.assertGreaterEqual(seen, least)

    def test_every_codec_encoding_and_nesting_of_pyarrow_is_read(self):
        self.agree("arrow", 20)

    def test_files_of_duckdb_are_read(self):
        self.agree("duckdb", 8)

    def test_files_of_polars_are_read(self):
        self.agree("polars", 4)

    def test_a_codec_that_is_not_read_is_named(self):
        for name, told in (("lz4", "LZ4_RAW"), ("brotli", "Brotli")):
            said = self.rows(os.path.join(everything(), f"refused-{name}.parquet"), code=1)
            self.assertIn(f"row group 0: column 'question': is packed with {told}, which is not read", said)

    def test_a_file_that_is_cut_or_spoilt_is_refused_or_read_and_never_ends_badly(self):
        path = os.path.join(everything(), "arrow-sums.parquet")
        with open(path, "rb") as file:
            whole = file.read()
        for n in range(60):
            place = len(whole) * (2 * n + 1) // 120
            spoilt = whole[:place] if n % 3 == 0 else whole[:place] + bytes([whole[place] ^ 1 << n % 8]) + whole[place + 1:]
            with open(self.path("x.parquet"), "wb") as file:
                file.write(spoilt)
            done = subprocess.run([ROWS, self.path("x.parquet")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                  timeout=world.PATIENCE, env=world.clean_environment(self.folder), check=False)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            self.assertNotIn("Sanitizer", done.stderr)


class Publishers(Written):
    def put(self, files, **options):
        make("rows", files=[{"path": self.path(path), "rows": rows, "options": options} for path, rows in files.items()])

    def asked(self, source, language, *where, cwd=None):
        return self.lacuna("run", "--model", "sim/sim-a", "--lang", language, "--limit", "12", "--set", "search.depth=0", "--set",
                           "plain_draws=0", "--set", "placebo=false", "--set", f"source={source}",
                           *(part for one in where for part in ("--set", one)), cwd=cwd)

    def test_global_mmlu_is_read_as_its_repository_has_it(self):
        sim = self.sim()
        self.put({f"Global-MMLU/{language}/test-00000-of-00001.parquet": global_mmlu(language) for language in ("en", "es")})
        out = self.asked("global_mmlu", "es", "source.file=Global-MMLU/{lang}/test-00000-of-00001.parquet")
        source = self.summary()["source"]
        self.assertEqual((source["rows"], source["broken"], source["good"], source["sampled"]), (160, 0, 160, 12))
        self.assertNotIn("translat", out.err)
        self.assertNotIn("translation", sim.stats()["answers"])
        self.assertTrue(all(branch["eligible"] for branch in self.branches()))

    def test_the_files_of_one_language_are_read_together(self):
        self.sim()
        rows = {language: global_mmlu(language) for language in ("en", "es")}
        rows["es"][150]["answer"] = "ABCD"[("ABCD".index(rows["es"][150]["answer"]) + 1) % 4]
        cuts = {"en": (0, 70, 160), "es": (0, 40, 100, 160)}
        self.put({f"g/{language}/test-{n:05}-of-{len(cut) - 1:05}.parquet": rows[language][cut[n]:cut[n + 1]]
                  for language, cut in cuts.items() for n in range(len(cut) - 1)}, row_group_size=23)
        out = self.asked("global_mmlu", "es", "source.file=g/{lang}/test-*.parquet")
        source = self.summary()["source"]
        self.assertEqual((source["rows"], source["broken"], source["good"]), (160, 1, 159))
        self.assertIn("g/en/test-00001-of-00002.parquet: row 81: es has answer", out.err)
        alone = self.folder_of("alone")
        files = [f"g/{language}/test-{n:05}-of-{len(cut) - 1:05}.parquet" for language, cut in cuts.items()
                 for n in range(len(cut) - 1)]
        found = [json.loads(line) for line in self.lacuna("audit", "--json", *files).out.splitlines()]
        fatal = [(f["file"], f["row"], f["reason"]) for f in found if f["severity"] == "fatal"]
        self.assertEqual(fatal, [("g/es/test-00002-of-00003.parquet", 50, "answer_index_differs")])
        self.lacuna("import", *files, "-o", "set.jsonl")
        with open(self.path("set.jsonl"), encoding="utf-8") as file:
            last = [json.loads(line)["imported"] for line in file][-1]
        self.assertEqual((last["file"], last["row"]), ("test-00002-of-00003.parquet", 59))
        out = self.asked("global_mmlu", "es", f"source.file={self.path('g')}/{{lang}}/test-00000-of-00002.parquet",
                         f"source.files.es={self.path('g')}/es/test-*.parquet", cwd=alone)
        self.assertIn("test-00000-of-00002.parquet is one of 2 files: a * for its number (", out.err)
        self.assertEqual(self.summary(alone)["source"]["rows"], 70)

    def test_every_data_set_of_the_hub_is_read_from_its_parquet(self):
        """The same rows as over HTTP, in files as the hub converts them."""
        self.sim()
        sets = test_sources.hub_sets()
        english = [{"question": f"{n}?", "choices": ["1", "2", "3", "4"], "answer": n} for n in range(2)]
        path = "{}/{}/{}/0000.parquet"
        self.put({path.format(*key): rows for key, rows in sets.items()} | {"mine/en.parquet": english})
        places = {"xcopa": ("id", {"en": ("aps/super_glue", "copa", "validation"), "id": ("cambridgeltl/xcopa", "id", "validation")}),
                  "belebele": ("es", {"en": ("facebook/belebele", "eng_Latn", "test"), "es": ("facebook/belebele", "spa_Latn", "test")}),
                  "mmmlu": ("es", {"en": ("cais/mmlu", "all", "test"), "es": ("openai/MMMLU", "ES_LA", "test")}),
                  "mgsm": ("am", {"en": ("CohereLabs/global-mgsm", "en", "test"), "am": ("CohereLabs/global-mgsm", "am", "test")}),
                  "include": ("es", {"en": None, "es": ("CohereLabs/include-base-44", "Spanish", "test")})}
        for source, key in (("arc", ("allenai/ai2_arc", "ARC-Challenge", "test")), ("mmlu", ("cais/mmlu", "all", "test")),
                            ("commonsense_qa", ("tau/commonsense_qa", "default", "validation")),
                            ("truthful_qa", ("truthfulqa/truthful_qa", "multiple_choice", "validation")),
                            ("sciq", ("allenai/sciq", "default", "test"))):
            places[source] = ("es", {"file": key})
        for source, (language, files) in places.items():
            with self.subTest(source=source):
                where = [("source.file=" if code == "file" else f"source.files.{code}=") +
                         self.path(path.format(*key) if key else "mine/en.parquet") for code, key in files.items()]
                folder = self.folder_of(source)
                out = self.asked(source, language, *where, cwd=folder)
                found = self.summary(folder)["source"]
                self.assertEqual((found["rows"], found["broken"], found["good"]), (2, 0, 2), out.err)

    def test_include_as_it_was_first_published(self):
        self.sim()
        rows = [{"language": "Spanish", "country": "Spain", "domain": "STEM", "subject": "Physics", "regional_feature": "agnostic",
                 "level": "Academic", "question": f"¿{n}?", **{f"option_{letter}": f"{letter}{n}" for letter in "abcd"}, "answer": n}
                for n in range(4)]
        self.put({"Spanish/test-00000-of-00001.parquet": rows, "mine/en.parquet": rows})
        self.asked("include", "es", "source.files.en=mine/en.parquet", "source.files.es=Spanish/test-00000-of-00001.parquet")
        source = self.summary()["source"]
        self.assertEqual((source["rows"], source["good"]), (4, 4))

    def test_a_damaged_file_stops_the_run_by_its_name(self):
        self.sim()
        self.put({"en.parquet": global_mmlu("en"), "es.parquet": global_mmlu("es")})
        with open(self.path("es.parquet"), "rb") as file:
            whole = file.read()
        for cut, why in ((len(whole) // 2, "its last bytes are not PAR1: the file is damaged or was cut short: fetch it again"),
                         (0, "it is no Parquet file")):
            with open(self.path("es.parquet"), "wb") as file:
                file.write(whole[:cut])
            out = self.lacuna("run", "--model", "sim/sim-a", "--lang", "es", "--set", "source=global_mmlu", "--set",
                              "source.file={lang}.parquet", code=2)
            self.assertIn(f"es.parquet: {why}", out.err)

    def test_audit_and_import_join_the_files_of_a_set(self):
        rows = {language: global_mmlu(language) for language in ("en", "es", "fr")}
        rows["es"][3]["option_b"] = rows["es"][3]["option_a"]
        rows["fr"][7]["answer"] = "ABCD"[("ABCD".index(rows["fr"][7]["answer"]) + 1) % 4]
        names = {language: f"Global-MMLU/{language}/test-00000-of-00001.parquet" for language in rows}
        self.put({names[language]: rows[language] for language in rows})
        found = [json.loads(line) for line in self.lacuna("audit", "--json", *names.values()).out.splitlines()]
        fatal = [(f["file"], f["row"], f["language"], f["reason"], f["field"]) for f in found if f["severity"] == "fatal"]
        self.assertEqual(fatal, [(names["es"], 3, "es", "duplicate_choices", "option_a to d"),
                                 (names["fr"], 7, "fr", "answer_index_differs", "answer")])
        out = self.lacuna("import", *names.values(), "-o", "set.jsonl")
        with open(self.path("set.jsonl"), encoding="utf-8") as file:
            pairs = [json.loads(line) for line in file]
        self.assertEqual(len(pairs), 318, out.out)
        self.assertEqual({pair["language"] for pair in pairs}, {"es", "fr"})
        out = self.lacuna("audit", os.path.join(everything(), "refused-lz4.parquet"), code=2)
        self.assertIn("refused-lz4.parquet: row group 0: column 'question': is packed with LZ4_RAW", out.err)
