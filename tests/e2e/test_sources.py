"""Where questions come from: files of several languages, data sets over HTTP, samples; and what is measured on them."""

import http.server
import json
import os
import re
import threading
import unittest
import urllib.parse

import world

BASIC = world.items()


def global_mmlu(language, rows):
    """Shipped questions in the layout of Global-MMLU."""
    return [{"sample_id": f"{row['subject']}/test/{n}", "subject": row["subject"], "question": row[language]["stem"],
             **{f"option_{'abcd'[i]}": choice for i, choice in enumerate(row[language]["choices"])},
             "answer": "ABCD"[row["answer"]], "cultural_sensitivity_label": "CA"} for n, row in enumerate(rows)]


def hub_sets():
    """Two rows of each data set as the hub has them, English beside another language, by data set, config and split."""
    two = range(2)
    mmlu = [{"question": f"{n}?", "subject": "anatomy", "choices": ["1", "2", "3", "4"], "answer": n} for n in two]
    copa = [{"premise": f"It rained {n}.", "choice1": "a", "choice2": "b", "question": "cause", "label": n, "idx": n}
            for n in two]
    choices = {"text": ["ice", "steam"], "label": ["A", "B"]}
    belebele = [{"link": "https://x", "question_number": n, "flores_passage": "P.", "question": f"{n}?", "mc_answer1": "1",
                 "mc_answer2": "2", "mc_answer3": "3", "mc_answer4": "4", "correct_answer_num": "2", "ds": "x"} for n in two]
    return {
        ("allenai/ai2_arc", "ARC-Challenge", "test"): [
            {"id": str(n), "question": f"Warm {n}?", "choices": choices, "answerKey": "B"} for n in two],
        ("cais/mmlu", "all", "test"): mmlu,
        ("tau/commonsense_qa", "default", "validation"): [
            {"id": str(n), "question": f"Cold {n}?", "question_concept": "x", "choices": choices, "answerKey": "A"}
            for n in two],
        ("truthfulqa/truthful_qa", "multiple_choice", "validation"): [
            {"question": f"{n}?", "mc1_targets": {"choices": ["No", "Yes"], "labels": [1, 0]}} for n in two],
        ("allenai/sciq", "default", "test"): [
            {"question": f"{n}?", "distractor1": "a", "distractor2": "b", "distractor3": "c", "correct_answer": "d"}
            for n in two],
        ("aps/super_glue", "copa", "validation"): copa,
        ("cambridgeltl/xcopa", "id", "validation"): [{**row, "premise": "Hujan.", "changed": False} for row in copa],
        ("facebook/belebele", "eng_Latn", "test"): belebele,
        ("facebook/belebele", "spa_Latn", "test"): belebele[::-1],
        ("openai/MMMLU", "ES_LA", "test"): [
            {"Unnamed: 0": n, "Question": f"¿{n}?", "A": "1", "B": "2", "C": "3", "D": "4", "Answer": "AB"[n],
             "Subject": "anatomy"} for n in two],
        ("CohereLabs/global-mgsm", "en", "test"): [{"question": f"{n}?", "answer": str(n + 5)} for n in two],
        ("CohereLabs/global-mgsm", "am", "test"): [{"question": f"ስንት {n}?", "answer": str(n + 5)} for n in two],
        ("CohereLabs/include-base-44", "Spanish", "test"): [
            {"question": f"¿{n}?", "choices": ["1", "2", "3", "4"], "answer": n, "subject": "Physics",
             "regional_feature": "agnostic"} for n in two],
    }


def lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


class Hub:
    """The rows API of a data-set server; its first reply to each page is 429."""

    def __init__(self, sets, token):
        self.requests, self.seen = [], set()
        hub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
                hub.requests.append(self.path)
                rows = sets.get((query.get("dataset"), query.get("config"), query.get("split")))
                if self.headers.get("authorization") != f"Bearer {token}":
                    return self.say(401, {"error": f"no access with {self.headers.get('authorization')}"})
                if self.path not in hub.seen:
                    hub.seen.add(self.path)
                    return self.say(429, {"error": "slow down"}, {"retry-after": "0"})
                if rows is None:
                    return self.say(404, {"error": "The dataset does not exist."})
                offset, length = int(query["offset"]), int(query["length"])
                page = [{"row_idx": i, "row": row, "truncated_cells": []} for i, row in enumerate(rows)]
                return self.say(200, {"features": [], "rows": page[offset:offset + length], "num_rows_total": len(rows),
                                      "num_rows_per_page": 100, "partial": False})

            def say(self, status, body, headers=None):
                data = json.dumps(body).encode()
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Sources(world.World):
    ASK = ("run", "--model", "sim/sim-a", "--lang", "es", "--set", "search.depth=0", "--set", "plain_draws=0")

    def log(self, wanted, cwd=None):
        return [line[wanted] for line in self.lines_of("log.jsonl", cwd) if wanted in line]

    @world.quick
    def test_a_file_for_each_language_needs_no_translator(self):
        sim = self.sim()
        rows = global_mmlu("es", BASIC)
        rows[3]["answer"] = "ABCD"[("ABCD".index(rows[3]["answer"]) + 1) % 4]
        self.write("data/en.jsonl", lines(global_mmlu("en", BASIC)))
        self.write("data/es.jsonl", lines(reversed(rows)))  # joined by their id, not by their order
        out = self.lacuna(*self.ASK, "--limit", "12", "--set", "source=global_mmlu", "--set", "source.file=data/{lang}.jsonl",
                          "--set", "placebo=false")
        self.assertIn("1 of 160 rows are broken", out.err)
        self.assertNotIn("translat", out.err)
        self.assertNotIn("translation", sim.stats()["answers"])
        source = self.summary()["source"]
        self.assertEqual((source["rows"], source["broken"], source["good"], source["sampled"]), (160, 1, 159, 12))
        broken, = self.log("broken_row")
        self.assertEqual(broken["row"], 4)
        self.assertRegex(broken["why"], "^es has answer [A-D] where English has [A-D]$")
        self.assertEqual(len(self.branches()), 12)
        self.assertTrue(all(branch["eligible"] for branch in self.branches()))
        self.assertIn("1 of 160 rows of the source are broken", out.out)

    def test_a_language_without_a_file_is_warned_of_and_left_to_the_translator(self):
        self.sim()
        self.write("data/en.jsonl", lines(global_mmlu("en", BASIC)))
        out = self.lacuna(*self.ASK, "--limit", "3", "--set", "source=global_mmlu", "--set", "source.file=data/{lang}.jsonl")
        self.assertIn("no es: data/es.jsonl is not there", out.err)
        self.assertIn("'sim/sim-a' of the panel translates", out.err)

    def test_every_publishers_layout_is_read(self):
        """Two questions in each layout, as the publishers write them: headers, quoting, index columns, answers."""
        arc = [{"id": f"Mercury_{n}", "question": {"stem": f"Which is warm ({n})?", "choices": [
            {"text": "ice", "label": labels[0]}, {"text": "steam", "label": labels[1]}]}, "answerKey": labels[1]}
            for n, labels in enumerate(("AB", "12"))]
        sciq = [{"question": f"What melts ({n})?", "distractor3": "air", "distractor1": "fire", "distractor2": "light",
                 "correct_answer": "ice", "support": ""} for n in range(2)]
        mc1 = [{"question": f"Do fish fly ({n})?", "mc1_targets": {"Most do not.": 1, "All do.": 0, "At night.": 0},
                "mc2_targets": {"Most do not.": 1, "All do.": 0}} for n in range(2)]
        graded = ("Type,Category,Question,Best Answer,Best Incorrect Answer,Correct Answers,Incorrect Answers,Source\r\n"
                  'Adversarial,Myths,"Who said ""fly"", and when?",Nobody,A cat,Nobody; No one,"A cat; A dog, once",https://x\r\n'
                  "Non-Adversarial,Myths,Do cats fly?,No,Yes,No,Yes; At night; ,https://x\r\n")
        mmlu = '"Let p = (1, 2, 5, 4), then ""p"" is",0,4,2,6,B\nFind the degree\nof Q.,0,4,2,6,D\n'.replace(
            "Find the degree\nof Q.", '"Find the degree\nof Q."')
        mmmlu = ",Question,A,B,C,D,Answer,Subject\n0,{},0,4,2,6,B,abstract_algebra\n1,\"{}, x\",0,4,2,6,C,anatomy\n"
        belebele = [[{"link": "https://en.wikibooks.org/wiki/A", "question_number": n, "flores_passage": f"{word} passage.",
                      "question": f"{word} {n}?", "mc_answer1": f"{word} a", "mc_answer2": f"{word} b", "mc_answer3": "3",
                      "mc_answer4": "4", "correct_answer_num": "2", "dialect": dialect, "ds": "2023-05-03"} for n in (1, 2)]
                    for word, dialect in (("The", "eng_Latn"), ("El", "spa_Latn"))]
        include = [[{"language": language, "country": "Spain", "domain": "STEM", "subject": "Physics", "level": "Academic",
                     "regional_feature": "agnostic", "question": f"{word} {n}?", "choices": ["1", "2", "3", "4"], "answer": n}
                    for n in range(2)] for word, language in (("How many", "English"), ("Cuántos", "Spanish"))]
        xcopa = [[{"premise": f"{word} {n}.", "choice1": f"{word} a", "choice2": f"{word} b", "question": "cause", "label": 1,
                   "idx": n, "changed": False} for n in range(2)] for word in ("Rain", "Hujan")]
        layouts = (
            ("arc", "file", {"ARC-Easy-Test.jsonl": lines(arc)}),
            ("arc", "file", {"ARC-Easy-Test.csv": "questionID,originalQuestionID,totalPossiblePoint,AnswerKey,question,subject\n"
                             "Mercury_1,1,1,B,\"Ice, or steam? (A) ice (B) steam\",\n"
                             "M_2,2,1,1,Which? (1) ice (2) steam (3) air,\n"}),
            ("mmlu", "file", {"abstract_algebra_test.csv": mmlu}),
            ("commonsense_qa", "file", {"dev_rand_split.jsonl": lines(arc)}),
            ("truthful_qa", "file", {"mc_task.json": json.dumps(mc1, indent=2)}),
            ("truthful_qa", "file", {"TruthfulQA.csv": graded}),
            ("sciq", "file", {"test.json": json.dumps(sciq)}),
            ("json", "file", {"list.json": json.dumps([{"question": f"{n}?", "choices": ["a", "b"], "answer": "b"}
                                                       for n in "xy"])}),
            ("csv", "file", {"own.csv": "\ufeffquestion,A,B,answer\nx?,1,2,A\ny?,1,2,2\n"}),
            ("mmmlu", "en es", {"mmlu.csv": mmmlu.format("How", "Who"), "mmlu_ES-LA.csv": mmmlu.format("Cómo", "Quién")}),
            ("belebele", "en es", {"eng_Latn.jsonl": lines(belebele[0]), "spa_Latn.jsonl": lines(reversed(belebele[1]))}),
            ("include", "en es", {"mine.jsonl": lines(include[0]), "Spanish.jsonl": lines(include[1])}),
            ("mgsm", "en es", {"mgsm_en.tsv": "How \"many\"?\t18\nWhy?\t1,080\n", "mgsm_es.tsv": "¿Cuántos?\t18\n¿Por?\t1080\n"}),
            ("xcopa", "en id", {"copa.jsonl": lines(xcopa[0]), "val.id.jsonl": lines(xcopa[1])}),
        )
        self.sim()
        for n, (source, languages, files) in enumerate(layouts):
            with self.subTest(source=source, files=list(files)):
                folder = self.folder_of(f"layout-{n}")
                for name, text in files.items():
                    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                        file.write(text)
                where = [f"source.file={name}" for name in files]
                if len(files) == 2:
                    where = [f"source.files.{code}={name}" for code, name in zip(languages.split(), files)]
                out = self.lacuna("run", "--model", "sim/sim-a", "--lang", languages.split()[-1] if len(files) == 2 else "es",
                                  "--set", "placebo=false", "--set", "search.depth=0", "--set", "plain_draws=0",
                                  "--set", f"source={source}",
                                  *(part for one in where for part in ("--set", one)), cwd=folder)
                self.assertEqual(self.summary(folder)["source"], {
                    "name": source, "rows": 2, "broken": 0, "repeated": 0, "left_out": 0, "good": 2, "sampled": 2}, out.err)

    def test_samples_are_drawn_by_seed_and_by_subject(self):
        self.sim()
        subjects = [row["subject"] for row in BASIC]
        drawn = {}
        for seed, sample in ((1, "plain"), (2, "plain"), (1, "even"), (1, "subject")):
            folder = self.folder_of(f"{sample}-{seed}")
            self.lacuna(*self.ASK, "--limit", "20", "--seed", str(seed), "--set", f"source.sample={sample}", "--set",
                        "placebo=false", cwd=folder)
            drawn[sample, seed] = [branch["item"] for branch in self.branches(folder)]
            self.assertEqual(len(set(drawn[sample, seed])), 20)
        self.assertNotEqual(drawn["plain", 1], drawn["plain", 2])
        self.assertNotEqual(drawn["plain", 1], [row["id"] for row in BASIC][:20])
        subject = {row["id"]: row["subject"] for row in BASIC}
        even = [subject[item] for item in drawn["even", 1]]
        counts = [even.count(name) for name in sorted(set(subjects))]
        self.assertLessEqual(max(counts) - min(counts), 1, counts)
        shares = [subject[item] for item in drawn["subject", 1]]
        for name in set(subjects):
            self.assertLessEqual(abs(shares.count(name) - 20 * subjects.count(name) / len(subjects)), 1, name)
        out = self.lacuna(*self.ASK, "--set", "source.sample=subjects", code=2)
        self.assertIn("source.sample: 'subjects' must be", out.err)

    def test_rows_come_over_http_once_and_the_token_stays_out_of_everything(self):
        self.sim()
        hub = Hub({("CohereLabs/Global-MMLU", language, "test"): global_mmlu(language, BASIC) for language in ("en", "es")},
                  "hf_sesame_open")
        self.addCleanup(hub.stop)
        ask = (*self.ASK, "--set", "source=global_mmlu", "--set", f"source.hf.url={hub.url}", "--set", "placebo=false")
        refused = self.lacuna(*ask, "--limit", "4", code=1)
        self.assertRegex(refused.err, "401 from 127.0.0.1.*it wants a token; put one into HF_TOKEN")
        self.write(".env", "HF_TOKEN=hf_sesame_open\n")
        ask += ("--set", "source.hf.key=HF_TOKEN")
        self.lacuna(*ask, "--limit", "4")
        pages = [path for path in hub.requests[1:]]
        self.assertEqual(len(pages), 8, pages)  # two pages a language, each asked again after its 429
        self.assertEqual(self.summary()["source"]["good"], 160)
        self.assertEqual(len(os.listdir(self.path("runs", "rows"))), 2)
        hub.stop()
        before = len(os.listdir(self.path("runs")))
        again = self.lacuna(*ask, "--limit", "5")
        self.assertEqual(len(os.listdir(self.path("runs"))), before + 1)
        self.assertNotIn("hf_sesame_open", again.out + again.err + refused.err)
        for folder, _, names in os.walk(self.path("runs")):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(b"hf_sesame_open", file.read(), name)

    def test_the_hubs_rows_of_each_data_set_are_read(self):
        """As its server gives them: two rows each, English beside the other language."""
        sets, two = hub_sets(), range(2)
        self.sim()
        hub = Hub(sets, "t")
        self.addCleanup(hub.stop)
        self.write(".env", "HF_TOKEN=t\n")
        self.write("en.jsonl", lines({"question": f"{n}?", "choices": ["1", "2", "3", "4"], "answer": n} for n in two))
        for source, language in (("arc", "es"), ("mmlu", "es"), ("commonsense_qa", "es"), ("truthful_qa", "es"), ("sciq", "es"),
                                 ("xcopa", "id"), ("belebele", "es"), ("mmmlu", "es"), ("mgsm", "am"), ("include", "es")):
            with self.subTest(source=source):
                more = ("--set", "source.files.en=en.jsonl") if source == "include" else ()
                self.lacuna("run", "--model", "sim/sim-a", "--lang", language, "--set", "placebo=false", "--set",
                            "search.depth=0", "--set", "plain_draws=0", "--set", f"source={source}", "--set", f"source.hf.url={hub.url}", "--set",
                            "source.hf.key=HF_TOKEN", *more)
                found = self.summary()["source"]
                self.assertEqual((found["name"], found["rows"], found["good"]), (source, 2, 2))

    def run_folder(self, cwd=None):
        """The newest run; runs/rows is none."""
        runs = os.path.join(cwd or self.folder, "runs")
        names = [name for name in os.listdir(runs) if name != "rows"]
        return max((os.path.join(runs, name) for name in names), key=os.path.getmtime)

    def test_a_data_set_that_is_not_there_is_said(self):
        self.sim()
        hub = Hub({}, "t")
        self.addCleanup(hub.stop)
        self.write(".env", "HF_TOKEN=t\n")
        out = self.lacuna(*self.ASK, "--set", "source=arc", "--set", f"source.hf.url={hub.url}", "--set",
                          "source.hf.key=HF_TOKEN", code=1)
        self.assertIn("allenai/ai2_arc/ARC-Challenge/test: 404", out.err)
        self.assertIn("The dataset does not exist", out.err)
        self.assertIn("has it this config and split?", out.err)

    def test_real_translated_questions_are_read(self):
        """100 COPA questions in eight languages, where they lie beside the checkout."""
        path = os.path.join(os.environ.get("LACUNA_TEST_DATA", ""), "parallel", "xcopa_val.jsonl")
        if not os.path.exists(path):
            self.skipTest("LACUNA_TEST_DATA names no folder with parallel/xcopa_val.jsonl")
        self.sim()  # it knows none of these: no eligible item, and all of them asked
        out = self.lacuna("run", "--model", "sim/sim-a", "--lang", "sw,tr", "--limit", "6", "--set", "search.depth=0", "--set",
                          "source=xcopa", "--set", f"source.file={path}", "--set", "placebo=false")
        self.assertNotIn("translat", out.err)
        self.assertEqual(self.summary()["source"]["good"], 100)
        self.assertEqual(len(self.branches()), 12)


class Floors(world.World):
    def test_calibrate_shows_the_curve_and_what_to_write(self):
        sim = self.sim()
        out = self.lacuna("calibrate", "--model", "sim/sim-a", "--lang", "es,fr")
        self.assertIn("es: round_trip of 160 trusted pairs of 'basic' and 160 mismatched ones, translator sim/sim-a", out.out)
        self.assertEqual(len(re.findall(r"^ +\d+ % +1\.000 +0\.0 % +0\.0 %$", out.out, re.M)), 14, out.out)
        self.assertIn('{ name = "round_trip", floor = { es = 1, fr = 1 } },', out.out)
        self.assertLessEqual(sim.stats()["answers"]["translation"], 320)  # controls share their back-translations
        written = re.search(r"  checks = \{.*?\n  \},\n", out.out, re.S)[0]
        self.write("probe.lua", "return { languages = { 'es' }, " + written + " }")
        self.lacuna("run", "--model", "sim/sim-a", "--limit", "2", "--set", "search.depth=0", "--set",
                    "roles.translator=sim/sim-a", "--set", "placebo=false")

    def test_what_calibrate_says_to_write_holds_the_options_of_other_checks(self):
        self.sim()
        self.write("scripts/checks/mine.lua", """return lacuna.check { api = 1, name = "mine", version = "1.0.0", stage = "target",
          options = { words = { default = {} }, mark = { default = "" } }, verdict = function() return true end }""")
        self.write("probe.lua", r"""return { checks = { "round_trip", { name = "mine", words = { "a", 'b"\\' }, mark = "x\ny" } } }""")
        out = self.lacuna("calibrate", "--model", "sim/sim-a", "--lang", "es", "--limit", "5").out
        self.assertIn(r"""{ name = "mine", mark = "x\ny", words = { "a", "b\"\\" } },""", out)

    def test_calibrate_as_json_with_an_embedder(self):
        self.sim()
        out = self.lacuna("calibrate", "--model", "sim/sim-a", "--lang", "es", "--measure", "embedding", "--set",
                          "roles.embedder=sim/sim-a", "--limit", "50", "--quantile", "0.1", "--json")
        data = json.loads(out.out)
        es, = data["languages"]
        self.assertEqual((es["language"], es["pairs"], es["controls"], es["quantile"]), ("es", 50, 50, 0.1))
        self.assertGreater(es["floor"], 0.99)
        self.assertEqual(es["passed"], 0)
        self.assertEqual([point["quantile"] for point in es["curve"]], [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5])
        self.assertEqual(data["checks"][-1]["floor"]["es"], es["floor"])

    def test_calibrate_takes_the_pairs_of_the_user(self):
        """Twenty pairs of which four say something else: a floor that may refuse a fifth of them tells them apart."""
        self.sim()
        rows = [{**row, "es": dict(row["es"])} for row in BASIC[:20]]
        for n in (2, 7, 11, 19):
            rows[n]["es"]["stem"] = f"Texto distinto número {n}, sin relación alguna."
        self.write("pairs.jsonl", lines(rows))
        ask = ("calibrate", "--model", "sim/sim-a", "--lang", "es", "--source", "parallel", "--set",
               "source.file=pairs.jsonl", "--json")
        es, = json.loads(self.lacuna(*ask, "--quantile", "0.2").out)["languages"]
        self.assertEqual((es["pairs"], es["floor"], es["refused"], es["passed"], es["few"]), (20, 1, 0.2, 0, True))
        es, = json.loads(self.lacuna(*ask, "--quantile", "0.05").out)["languages"]
        self.assertLess(es["floor"], 0.6)
        self.assertEqual(es["refused"], 0.05)
        self.assertIn("so few pairs", self.lacuna(*ask[:-1]).out)

    def test_what_calibrate_cannot_do_is_said(self):
        self.sim()
        ask = ("calibrate", "--model", "sim/sim-a")
        self.assertIn("check 'length' measures nothing", self.lacuna(*ask, "--lang", "es", "--measure", "length", code=2).err)
        self.assertIn("0 items with a wording in 'sw'", self.lacuna(*ask, "--lang", "sw", code=2).err)
        self.assertIn("--quantile x", self.lacuna(*ask, "--lang", "es", "--quantile", "x", code=2).err)
        self.assertIn("needs roles.embedder", self.lacuna(*ask, "--lang", "es", "--measure", "embedding", code=2).err)
        out = self.lacuna("calibrate", "--model", "sim/no-such", "--lang", "es", code=1)
        self.assertIn("model 'sim/no-such': 404", out.err)

    def test_an_embedder_compares_what_was_translated_and_a_floor_refuses(self):
        sim = self.sim()
        ask = ("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "4", "--set", "search.depth=0", "--set",
               "source.hand=false", "--set", "roles.translator=sim/sim-a", "--set", "roles.embedder=sim/sim-a", "--set",
               "placebo=false")
        out = self.lacuna(*ask)
        self.assertIn("check 'round_trip' has no floor for es and takes 0.35, a guess", out.err)
        self.assertIn("'lacuna calibrate --measure embedding --lang es'", out.err)
        self.assertEqual(sim.stats()["answers"]["embedding"], 4)
        self.assertTrue(all(branch["eligible"] and not branch.get("unsound") for branch in self.branches()))
        self.write("strict/probe.lua", "return { checks = { { name = 'embedding', floor = { es = 1.1 } } } }")
        out = self.lacuna(*ask, cwd=self.path("strict"))
        self.assertNotIn("a guess", out.err)
        for branch in self.branches(self.path("strict")):
            self.assertIn("embedding: cosine 1.00", json.dumps(branch))


if __name__ == "__main__":
    unittest.main()
