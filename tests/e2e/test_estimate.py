"""--dry-run: what it says before is what the server counts after."""

import json
import os

import world

BASE = ("--model", "sim/sim-a", "--lang", "es", "--limit", "6", "--no-cache")
CONFIGS = {
    "the default strategy, one level": ("--set", "search.depth=1"),
    "two levels of a narrow beam": ("--set", "search.depth=2", "--set", "search.width=2"),
    "plain questions alone": ("--strategy", "none", "--set", "search.depth=0"),
    "without a placebo and without a gap": ("--set", "placebo=false", "--set", "plain_draws=0", "--set", "search.depth=1"),
    "a writer, a translator, a judge": ("--strategy", "context", "--set", "search.depth=1", "--set", "roles.writer=sim/sim-a",
                                        "--set", "roles.judge=sim/sim-a", "--set", "roles.translator=sim/sim-a"),
    "best of n within an allowance": ("--set", "search.mode=best-of-n", "--set", "search.allowance=80", "--set",
                                      "search.keep=2"),
    "a chain of two strategies": ("--set", "strategy=mention,register", "--set", "search.depth=2", "--set", "search.width=1"),
    "words of the other language": ("--strategy", "codeswitch", "--set", "search.depth=1"),
    "two models of the panel": ("--model", "sim/sim-b", "--set", "search.depth=1", "--set", "search.votes=7"),
    "many gap draws and one vote a round": ("--set", "plain_draws=4", "--set", "search.round=1", "--set", "search.depth=1"),
}


class Estimate(world.World):
    def estimate(self, *arguments, **how):
        out = self.lacuna("run", *arguments, "--dry-run", "--json", **how).out
        return json.loads(out)["estimate"]

    def test_no_run_sends_less_than_the_least_or_more_than_the_most(self):
        for name, more in CONFIGS.items():
            with self.subTest(name):
                sim = self.sim()
                said = self.estimate(*BASE, *more)
                self.assertEqual(sim.requests(), 0)
                cwd = self.folder_of(name)
                self.lacuna("run", *BASE, *more, "-j", "32", cwd=cwd)
                sent, spent = sim.requests(), self.summary(cwd)["spent"]
                self.assertLessEqual(said["least"]["calls"], sent)
                self.assertGreater(said["least"]["calls"], 0)
                self.assertLessEqual(sent, said["once"]["calls"])
                self.assertEqual(said["most"]["calls"], 6 * said["once"]["calls"])
                self.assertLessEqual(spent["tokens"], said["once"]["tokens"])
                self.assertLessEqual(said["least"]["tokens"], spent["tokens"])
                by_model = sim.stats()["models"]
                for model in ("sim-a", "sim-b"):
                    rows = [r for r in said["roles"] if r["model"] == "sim/" + model]
                    self.assertLessEqual(sum(r["least"]["calls"] for r in rows), by_model.get(model, 0))
                    self.assertLessEqual(by_model.get(model, 0), sum(r["once"]["calls"] for r in rows))

    def test_retries_are_within_the_most(self):
        sim = self.sim("--fault", "5xx:0.3", "--fault", "malformed:0.1")
        said = self.estimate(*BASE, *CONFIGS["plain questions alone"])
        self.lacuna("run", *BASE, *CONFIGS["plain questions alone"], code=None)
        self.assertLessEqual(sim.requests(), said["most"]["calls"])
        more = self.estimate(*BASE, *CONFIGS["plain questions alone"], "--set", "http.attempts=10")
        self.assertEqual(more["most"]["calls"], 10 * more["once"]["calls"])

    @world.quick
    def test_money_is_said_where_prices_are_known_and_not_where_they_are_not(self):
        self.sim()
        said = self.lacuna("run", *BASE, "--dry-run").out
        self.assertIn("Nothing was sent", said)
        self.assertIn("the price of sim/sim-a is not known", said)
        said = self.lacuna("run", *BASE, "--set", "roles.translator=sim/sim-a", "--dry-run").out
        self.assertEqual(said.count("the price of sim/sim-a is not known"), 1, "once a model, whatever its roles")
        self.assertIn("strategy mention: at most 0 asks and 12 edits", said)
        self.assertIsNone(self.estimate(*BASE)["most"]["usd"])
        self.write("probe.lua", 'return { prices = { ["sim-a"] = { input = 2, output = 10 } } }')
        row = self.estimate(*BASE)["roles"][0]
        tokens, usd = row["once"]["tokens"], row["once"]["usd"]
        self.assertTrue(tokens * 2e-6 < usd < tokens * 10e-6)
        self.write("probe.lua", 'return { prices = { ["sim-a"] = 0 } }')
        self.assertEqual(self.estimate(*BASE)["most"]["usd"], 0)

    def test_it_needs_no_key_and_no_server_and_leaves_nothing_behind(self):
        said = self.lacuna("run", "--model", "openai/gpt-4o-mini", "--lang", "es", "--limit", "4", "--dry-run",
                           "--budget", "1usd").out
        self.assertRegex(said, r"the price of openai/gpt-4o-mini is that of \d{4}-\d\d")
        self.nothing_written()
        self.assertFalse(os.path.exists(self.path("runs")))

    def test_large_numbers_are_written_for_people(self):
        self.sim()
        said = self.lacuna("run", "--model", "sim/sim-a", "--lang", "es", "--dry-run").out
        self.assertRegex(said, r"\d+\.\d billion")
        self.assertNotIn("e+", said)

    def test_a_search_without_a_bound_is_told(self):
        self.sim()
        said = self.estimate(*BASE, "--set", "search.mode=best-of-n")
        self.assertIsNone(said["most"]["calls"])
        self.assertIn("no bound", self.lacuna("run", *BASE, "--set", "search.mode=best-of-n", "--dry-run").out)
