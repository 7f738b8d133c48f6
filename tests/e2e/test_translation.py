"""Languages that the source does not have: a translator stands in between, and what it does is on the record."""

import collections

import world

# The writer's texts are translated by the simulation too, and so can be translated back; a sentence out of a language file
# is real Esperanto, which the simulation's translator has never seen. A cipher writes a character for a character, in
# Chinese, too: `ratio` is left out.
CONFIG = """return {
  models = {
    a = { provider = "openai", model = "sim-a", url = "%(url)s/v1" },
    mt = { provider = "%(provider)s", url = "%(translator)s" },
  },
  roles = { panel = { "a" }, translator = "mt", writer = "a" },
  strategy = "context",
  languages = { "eo", "zh", "ar" },
  search = { depth = 1 },
  checks = {
    "answer_absent", "wrong_absent", "stem_kept", "length", "syntax", "choices", "spacing", "script", "untranslated", "numbers",
    "round_trip",
  },
  limit = 60,
}
"""


class Translation(world.World):
    def probe(self, *arguments):
        sim = self.sim()
        self.write("probe.lua", CONFIG % {"url": sim.url, "provider": "apertium", "translator": sim.url})
        self.lacuna("run", *arguments)
        return sim

    def test_a_machine_translator_opens_languages_without_wording(self):
        sim = self.probe()
        self.assertGreater(sim.stats()["answers"]["translation"], 100)
        shipped = {item["id"]: item for item in world.items()}
        pairs = [p for p in self.pairs() if p["language"] != "en-x-placebo"]
        found = collections.Counter(p["language"] for p in pairs if p["stage"] == "confirmed")
        self.assertEqual(set(found), {"eo", "zh", "ar"}, found)
        for pair in pairs:
            item = shipped[pair["item"]["id"]]
            self.assertEqual(pair["target"]["origin"], "translated")
            self.assertNotEqual(pair["target"]["stem"], item["en"]["stem"])
            self.assertEqual(len(pair["target"]["choices"]), len(item["en"]["choices"]))
            self.assertEqual(pair["answer"], item["answer"])
            self.assertIn(pair["target"]["stem"], pair["target"]["text"])

    def test_the_question_translated_back_is_asked_too(self):
        self.probe("--lang", "eo")
        pairs = [p for p in self.pairs() if p["language"] == "eo"]
        self.assertTrue(pairs)
        for pair in pairs:
            self.assertTrue(pair["target"]["back"])
            cell = pair["models"]["a"]["cells"]["back"]
            self.assertEqual((len(cell["outcomes"]), len(cell["calls"])), (8, 8))
            wrong = cell["outcomes"].count("wrong")
            self.assertEqual(pair["models"]["a"]["attribution"] == "translation_or_wording", wrong > 4, cell)

    def test_each_find_says_how_likely_the_translation_made_it(self):
        """The cipher translates back without loss, and the second translator is the first."""
        self.probe("--lang", "eo", "--set", "roles.translator2=mt")
        pairs = [p for p in self.pairs() if p["language"] == "eo"]
        self.assertTrue(pairs)
        for pair in pairs:
            parts = pair["artefact"]["parts"]
            self.assertGreater(parts["back"], 0.9, pair)
            self.assertGreater(parts["translators"], 0.9, pair)
            self.assertLess(pair["artefact"]["score"], pair["artefact"]["threshold"], pair)
        row = next(r for r in self.summary()["languages"] if r["code"] == "eo")
        self.assertEqual(row["accepted_artefacts"], 0)
        self.assertIn("Artefact or weakness: 0 of the", self.lacuna("report").out)

    def test_a_plain_translation_is_not_paid_before_the_english_gate(self):
        self.probe("--lang", "eo", "--set", "placebo=false")
        log = self.lines_of("log.jsonl")
        closed = {l["item"] for l in log if l.get("state") == "not_eligible"}
        candidates = {l["item"] for l in log if "verdict" in l and l["depth"] == 0}
        summary = self.summary()
        translated = sum(n for purpose, n in summary["calls"]["purposes"].items() if "translat" in purpose)
        self.assertGreater(translated, 0, summary["calls"])
        self.assertTrue(candidates)
        for branch in self.branches():
            self.assertEqual(branch["translated"], branch["item"] not in closed, branch)

    def test_the_panel_translates_where_no_translator_is_cast_and_that_is_said(self):
        self.sim()
        result = self.lacuna("run", "--model", "sim/sim-a", "--lang", "zh", "--limit", "6", "--set", "search.depth=1")
        self.assertIn("no translator is cast", result.err)
        self.assertEqual({b["translated"] for b in self.branches() if b["language"] == "zh" and b["eligible"]}, {True})

    def test_a_translator_that_goes_away_leaves_the_placebo_at_work(self):
        sim = self.sim()
        port = world.free_port()
        self.write("probe.lua", CONFIG % {"url": sim.url, "provider": "apertium", "translator": f"http://127.0.0.1:{port}"})
        result = self.lacuna("run", "--limit", "8", "--lang", "eo", code=1)
        self.assertIn("'mt' stopped", result.err)
        finished = {b["language"] for b in self.branches() if b["both_plain"]}
        self.assertEqual(finished, {"en-x-placebo"})

    def test_the_placebo_is_searched_like_a_language_when_a_translator_is_cast(self):
        """Its candidates face the same checks; none that cannot be passed."""
        self.probe("--lang", "es", "--strategy", "mention", "--set", "limit=12")
        placebo = next(row for row in self.summary()["languages"] if row["placebo"])
        self.assertLess(placebo["reasons"].get("round_trip", 0), placebo["candidates"] / 2, placebo)
