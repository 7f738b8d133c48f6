"""A run never costs more than promised: budgets, and what a dry run says."""

import glob
import json
import random
import signal
import sqlite3
import time

import world

RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--lang", "fr", "--limit", "16", "--set", "search.depth=2")
PRICES = """return {
  prices = { ["sim-a"] = { input = 2, output = 10 } },
}"""


class Budget(world.World):
    """Counted where it cannot be argued about: at the server."""

    def resume(self, *arguments, **more):
        return self.lacuna(*RUN, "--go-on", *arguments, **more)

    def test_a_thousand_calls_at_five_hundred_in_flight_killed_and_resumed_twice_are_a_thousand(self):
        sim = self.sim("--latency", "60", "--jitter", "60")
        chance = random.Random(5)
        budget = ("-j", "500", "--budget", "1000calls")
        for kill in range(2):
            running = self.start(*RUN, "--go-on", *budget)
            world.until(lambda before=300 * (kill + 1): sim.requests() > before)
            time.sleep(chance.uniform(0, 0.05))
            running.signal(signal.SIGKILL)
            self.assertEqual(running.wait().code, -signal.SIGKILL, "it ended before it was killed")
        result = self.resume(*budget, code=1)
        self.assertIn("the budget of 1000 calls: 1000 are spent", result.err)
        self.assertLessEqual(sim.requests(), 1000)
        self.assertGreater(sim.requests(), 500)  # what was promised at a kill counts
        run = self.run_folder().rsplit("/", 1)[1]
        self.assertIn(f"--resume {run} --budget", result.err)
        self.resume("-j", "100")  # without a bound it ends
        self.assertEqual(self.summary()["state"], "complete")

    def test_attempts_that_fail_and_replies_that_are_asked_again_count(self):
        sim = self.sim("--fault", "reset:0.25", "--fault", "malformed:0.15", "--fault", "5xx:0.05")
        result = self.resume("-j", "60", "--budget", "300calls", code=1)
        self.assertLessEqual(sim.requests(), 300)
        if "budget" in result.err:  # else a call failed six times, and stopped the model
            self.assertEqual(sim.requests(), 300)

    @world.quick
    def test_tokens_and_money_are_bounds_too(self):
        self.sim()
        self.write("probe.lua", PRICES)
        result = self.resume("--budget", "20000tok", "--budget", "100usd", code=1)
        self.assertIn("the budget of 20000 tokens", result.err)
        spent = self.summary()["spent"]
        self.assertLessEqual(spent["tokens"], 20000)
        self.assertGreater(spent["tokens"], 15000)
        result = self.resume("--budget", "0.06usd", code=1)
        self.assertIn("the budget of 0.06 USD", result.err)
        spent = self.summary()["spent"]
        self.assertLessEqual(spent["usd"], 0.06)
        self.assertGreater(spent["usd"], 0.05)
        calls = self.summary()["calls"]
        self.assertAlmostEqual(spent["usd"], (calls["tokens_in"] * 2 + calls["tokens_out"] * 10) / 1e6, places=9)

    def test_a_budget_changes_nothing_of_what_is_found(self):
        self.sim()
        cwd = self.folder_of("reference")
        self.lacuna(*RUN, "--no-cache", cwd=cwd)
        for calls in (100, 700, 100000):
            self.resume("--no-cache", "--budget", f"{calls}calls", code=None)
        self.assertEqual(self.bytes_of("pairs.jsonl"), self.bytes_of("pairs.jsonl", cwd))

    def test_minutes_are_a_bound_of_one_process(self):
        self.sim("--latency", "100")
        began = time.monotonic()
        result = self.resume("-j", "2", "--budget", "0.02min", code=1)
        self.assertIn("the budget of minutes is used up", result.err)
        self.assertLess(time.monotonic() - began, 20)
        self.assertEqual(self.summary()["state"], "unfinished")

    def test_a_bound_that_was_not_in_the_way_is_not_spoken_of(self):
        self.sim()
        result = self.resume("--limit", "3", "--budget", "100000calls", "--budget", "60min")
        self.assertNotIn("budget", result.err)

    def test_a_bound_in_money_wants_a_price(self):
        sim = self.sim()
        result = self.lacuna(*RUN, "--budget", "5usd", code=2)
        self.assertIn("the price of model 'sim/sim-a'", result.err)
        self.assertIn('prices = { ["sim-a"] =', result.err)
        self.write("probe.lua", PRICES.replace("{ input = 2, output = 10 }", "0"))
        self.lacuna(*RUN, "--budget", "0.000001usd")  # free is no cost at all
        self.assertGreater(sim.requests(), 100)

    def test_an_amount_that_is_none_is_refused(self):
        self.sim()
        for amount in ("5", "5euro", "-5usd", "calls"):
            result = self.lacuna(*RUN, "--budget", amount, code=2)
            self.assertIn("5usd, 200000tok, 3000calls or 30min", result.err)
        self.nothing_written()

    def test_money_and_prices_are_no_part_of_the_run(self):
        self.sim()
        self.resume("--budget", "200calls", code=1)
        first = self.run_folder()
        self.write("probe.lua", PRICES)
        self.resume("--budget", "1usd", code=None)
        self.assertEqual(self.run_folder(), first)

    def test_what_a_reservation_promised_is_what_is_on_record(self):
        self.sim("--fault", "5xx:0.2")
        self.resume("--budget", "200calls", code=1)
        database = sqlite3.connect(glob.glob(self.path("runs", "*", "run.db"))[0])
        attempts, = database.execute("select sum(attempts) from reply").fetchone()
        again, = database.execute("select count(*) from again").fetchone()
        calls, = database.execute("select count(*) from call").fetchone()
        self.assertEqual(attempts, 200)
        self.assertGreaterEqual(calls + again, 200)
        self.assertEqual(self.summary()["spent"]["calls"], 200)


SMALL = (*RUN, "--limit", "12")


class Money(world.World):
    """What the summary says of it."""

    def test_the_summary_says_what_a_pair_costs(self):
        self.sim()
        self.write("probe.lua", PRICES)
        result = self.lacuna(*SMALL)
        spent, calls = self.summary()["spent"], self.summary()["calls"]
        pairs = sum(l["confirmed_pairs"] for l in self.summary()["languages"] if not l["placebo"])
        self.assertGreater(pairs, 0)
        self.assertEqual(spent["calls"], calls["answered"])
        self.assertAlmostEqual(spent["per_confirmed"]["usd"], spent["usd"] / pairs, places=9)
        self.assertAlmostEqual(spent["per_confirmed"]["calls"], spent["calls"] / pairs, places=6)
        self.assertEqual(spent["models"]["sim/sim-a"]["usd"], spent["usd"])
        self.assertEqual(sum(p["calls"] for p in spent["purposes"].values()), spent["calls"])
        self.assertIn("USD", result.out)
        self.assertIn("for each confirmed pair", result.out)

    def test_without_a_price_nothing_is_guessed(self):
        self.sim()
        result = self.lacuna(*SMALL)
        spent = self.summary()["spent"]
        self.assertIsNone(spent["usd"])
        self.assertEqual(spent["unpriced"], ["sim/sim-a"])
        self.assertIn("price of sim/sim-a is not known", result.out)
        self.assertNotIn(" USD", result.out)

    def test_a_summary_is_lines_of_json_too(self):
        self.sim()
        self.write("probe.lua", PRICES)
        events = [json.loads(line) for line in self.lacuna(*SMALL, "--json", "-vv").out.splitlines()]
        calls = [e for e in events if e["event"] == "call" and e["from"] == "wire"]
        self.assertEqual(len(calls), self.summary()["calls"]["answered"])
        self.assertEqual(sum(e["tokens_in"] for e in calls), self.summary()["calls"]["tokens_in"])
        self.assertEqual(events[-1]["event"], "done")
