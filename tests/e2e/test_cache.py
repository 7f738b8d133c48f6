"""What one run had answered, another does not pay for; and a run can be played again without a network."""

import json
import os
import shutil
import sqlite3
import stat

import world

RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "14", "--set", "search.depth=2")


class Shared(world.World):
    """Projects in folders of their own with one cache."""

    def setUp(self):
        super().setUp()
        self.cache = {"XDG_CACHE_HOME": self.path("shared")}

    def file(self):
        return self.path("shared", "lacuna", "replies.db")

    def go(self, name, *more, **how):
        return self.lacuna(*RUN, *more, cwd=self.folder_of(name), env=self.cache, **how)

    def pairs_of(self, name):
        return self.bytes_of("pairs.jsonl", self.path(name))

    @world.quick
    def test_the_second_of_two_identical_runs_sends_nothing(self):
        sim = self.sim()
        self.go("one")
        sent = sim.requests()
        self.assertGreater(sent, 100)
        result = self.go("two")
        self.assertEqual(sim.requests(), sent)
        self.assertEqual(self.pairs_of("one"), self.pairs_of("two"))
        summary = self.summary(self.path("two"))
        self.assertEqual(summary["calls"]["answered"], sent)
        self.assertEqual(summary["calls"]["reused"], sent)
        self.assertEqual(summary["spent"]["calls"], 0)
        self.assertIn("from the cache", result.out)
        self.assertIn("if another model answers at", result.err)
        shutil.rmtree(self.path("shared"))
        result = self.go("two", "--replay")  # its records are whole
        self.assertIn("byte for byte", result.out)
        self.assertEqual(sim.requests(), sent)

    def test_the_cache_changes_no_result(self):
        self.sim()
        self.go("without", "--no-cache")
        self.assertFalse(os.path.exists(self.file()))
        self.go("with")
        self.go("again")
        self.go("other", "--set", "search.depth=1")  # shares some of the calls
        self.go("other-without", "--set", "search.depth=1", "--no-cache")
        self.assertEqual(self.pairs_of("without"), self.pairs_of("with"))
        self.assertEqual(self.pairs_of("without"), self.pairs_of("again"))
        self.assertEqual(self.pairs_of("other-without"), self.pairs_of("other"))
        self.assertGreater(self.summary(self.path("other"))["calls"]["reused"], 50)

    def test_two_runs_at_the_same_time_share_one_without_harm(self):
        sim = self.sim("--latency", "4", "--jitter", "8")
        both = [self.start(*RUN, cwd=self.folder_of(name), env=self.cache) for name in ("one", "two")]
        for running in both:
            result = running.wait()
            self.assertEqual(result.code, 0, str(result))
            self.assertNotRegex(result.err, "without the cache|damaged|could be put")
        self.assertEqual(self.pairs_of("one"), self.pairs_of("two"))
        self.assertLess(sim.requests(), 2 * sim.stats()["distinct"])
        sent = sim.requests()
        self.go("three")
        self.assertEqual(sim.requests(), sent)
        self.assertEqual(self.pairs_of("one"), self.pairs_of("three"))

    def test_a_killed_run_leaves_a_cache_that_serves(self):
        sim = self.sim("--latency", "10")
        for _ in range(3):
            running = self.start(*RUN, "--go-on", cwd=self.folder_of("one"), env=self.cache)
            world.until(lambda at=sim.requests() + 80: sim.requests() > at)
            running.signal(9)
            running.wait()
        self.go("two")
        self.go("one", "--go-on")
        self.assertEqual(self.pairs_of("one"), self.pairs_of("two"))

    def test_a_writers_draws_are_told_apart(self):
        sim = self.sim()
        how = ("--strategy", "context", "--set", "roles.writer=sim/sim-a", "--set", "search.mode=best-of-n", "--set",
               "search.allowance=60", "--limit", "4")
        self.go("one", *how)
        sent = sim.requests()
        self.go("two", *how)
        self.assertEqual(sim.requests(), sent)
        self.assertEqual(self.pairs_of("one"), self.pairs_of("two"))

    def test_a_model_can_be_left_out(self):
        sim = self.sim()
        models = f'return {{ models = {{ m = {{ provider = "openai", model = "sim-a", url = "{self.base_url}", cache = false }} }} }}'
        for name in ("one", "two"):
            self.write(f"{name}/probe.lua", models)
            self.lacuna("run", "--lang", "es", "--limit", "3", cwd=self.path(name), env=self.cache)
        self.assertEqual(sim.requests(), 2 * sim.stats()["distinct"])

    def test_what_is_too_old_is_asked_again(self):
        sim = self.sim()
        self.go("one")
        sent = sim.requests()
        database = sqlite3.connect(self.file())
        database.execute("update reply set made = made - 100000")
        database.commit()
        database.close()
        self.go("two", "--cache-max-age", "2d")
        self.assertEqual(sim.requests(), sent)
        self.go("three", "--cache-max-age", "1d")
        self.assertEqual(sim.requests(), 2 * sent)
        self.go("four", "--cache-max-age", "1d")  # and is young again
        self.assertEqual(sim.requests(), 2 * sent)
        result = self.go("five", "--cache-max-age", "yesterday", code=2)
        self.assertIn("7d", result.err)

    def test_failures_are_never_served(self):
        sim = self.sim("--fault", "malformed:1", port=(port := world.free_port()))
        self.go("one", code=None)
        self.assertGreater(sim.requests(), 0)
        stats = json.loads(self.lacuna("cache", "stats", "--json", env=self.cache).out)
        self.assertEqual(stats["replies"], 0)
        sim.stop()
        self.sim(port=port)
        self.go("two")
        self.go("reference", "--no-cache")
        self.assertEqual(self.pairs_of("two"), self.pairs_of("reference"))

    def test_no_prompt_and_no_key_is_in_it_and_nobody_else_may_read_it(self):
        self.sim()
        key = "sk-planted-0123456789"
        self.lacuna(*RUN, cwd=self.folder_of("one"), env={**self.cache, "SIM_API_KEY": key})
        folder = os.path.dirname(self.file())
        self.assertEqual(stat.S_IMODE(os.stat(folder).st_mode), 0o700)
        question = world.items()[0]["en"]["stem"].encode()
        for name in os.listdir(folder):
            path = os.path.join(folder, name)
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600, name)
            with open(path, "rb") as file:
                data = file.read()
            self.assertNotIn(key.encode(), data, name)
            self.assertNotIn(question, data, name)

    def test_a_cache_that_is_none_is_set_aside_with_a_word(self):
        self.sim()
        self.write("shared/lacuna/replies.db", "this is no database")
        result = self.go("one")
        self.assertIn("replies.db.damaged", result.err)
        with open(self.file() + ".damaged", encoding="utf-8") as file:
            self.assertEqual(file.read(), "this is no database")
        self.go("reference", "--no-cache")
        self.assertEqual(self.pairs_of("one"), self.pairs_of("reference"))

    def test_a_cache_that_cannot_be_had_is_done_without(self):
        self.sim()
        self.write("shared/lacuna", "a file where the folder should be")
        result = self.go("one")
        self.assertIn("goes on without the cache", result.err)
        self.assertEqual(self.summary(self.path("one"))["state"], "complete")

    def test_it_can_be_looked_at_pruned_and_cleared(self):
        self.sim()
        self.assertIn("0 replies", self.lacuna("cache", "stats", env=self.cache).out)
        self.go("one")
        before = json.loads(self.lacuna("cache", "stats", "--json", env=self.cache).out)
        self.assertGreater(before["replies"], 100)
        self.assertEqual(self.lacuna("cache", "prune", "--older-than", "1h", env=self.cache).out, "0 replies taken out\n")
        self.lacuna("cache", "prune", "--to", "32kb", env=self.cache)
        after = json.loads(self.lacuna("cache", "stats", "--json", env=self.cache).out)
        self.assertLess(after["replies"], before["replies"])
        self.assertLessEqual(after["bytes"], 48 << 10)
        self.assertIn("--older-than 30d", self.lacuna("cache", "prune", code=2, env=self.cache).err)
        self.assertIn("stats, prune or clear", self.lacuna("cache", code=2, env=self.cache).err)
        self.lacuna("cache", "clear", env=self.cache)
        self.assertFalse(os.path.exists(self.file()))

    def test_it_is_not_cleared_under_a_run(self):
        sim = self.sim("--latency", "20")
        running = self.start(*RUN, cwd=self.folder_of("one"), env=self.cache)
        world.until(lambda: sim.requests() > 20)
        self.assertIn("in use", self.lacuna("cache", "clear", code=1, env=self.cache).err)
        self.assertEqual(running.wait().code, 0)


class Replay(world.World):
    """The run again, from its records."""

    def test_a_replay_gives_the_same_bytes_with_the_server_and_the_key_gone(self):
        sim = self.sim()
        env = {"SIM_API_KEY": "sk-planted-0123456789"}
        self.lacuna(*RUN, env=env)
        pairs, summary = self.bytes_of("pairs.jsonl"), self.bytes_of("summary.json")
        sim.stop()
        result = self.lacuna("run", *RUN[1:], "--set", "models.sim/sim-a.key=SIM_API_KEY", "--replay")
        self.assertIn("byte for byte", result.out)
        with open(os.path.join(self.run_folder(), "replay", "pairs.jsonl"), "rb") as file:
            self.assertEqual(file.read(), pairs)
        self.assertEqual(self.bytes_of("summary.json"), summary)  # the run itself is as it was

    def test_a_call_that_is_not_there_is_named_and_counted(self):
        sim = self.sim()
        self.lacuna(*RUN, "--budget", "100calls", code=1)
        sent = sim.requests()
        result = self.lacuna(*RUN, "--replay", code=2)
        self.assertRegex(result.err, r"replay: \d+ calls are not among the records of run .*the first: model 'sim/sim-a', "
                                     r"(vote|gap), call [0-9a-f]{32}")
        self.assertEqual(sim.requests(), sent)
        self.assertEqual(self.summary()["state"], "unfinished")

    def test_there_is_nothing_to_replay(self):
        self.sim()
        self.assertIn("nothing to replay", self.lacuna(*RUN, "--replay", code=2).err)
        self.assertIn("no run 'abc'", self.lacuna(*RUN, "--replay", "abc", code=2).err)
