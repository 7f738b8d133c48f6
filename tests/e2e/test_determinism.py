"""The bytes of pairs.jsonl are a function of configuration, seed and replies: not of how many requests are under way, nor of
the order in which replies come, nor of what goes wrong between."""

import world

RUN = ("run", "--model", "sim/sim-a", "--model", "sim/sim-c", "--lang", "es", "--lang", "fr", "--limit", "24",
       "--set", "search.depth=2", "--set", "search.votes=4", "--set", "search.potential=0.5")


class Determinism(world.World):
    def setUp(self):
        super().setUp()
        self.port = world.free_port()  # the address of a model is part of the configuration: it must stay
        self.trials = 0

    def bytes_with(self, *options, jobs="8", arguments=RUN, **more):
        """pairs.jsonl of a run against a simulation with these options."""
        self.trials += 1
        cwd = self.folder_of(f"run-{self.trials}")
        sim = self.sim(*options, port=self.port)
        self.lacuna(*arguments, "-j", jobs, cwd=cwd, **more)
        self.stats = sim.stats()
        sim.stop()
        return self.bytes_of("pairs.jsonl", cwd)

    def test_the_number_of_requests_at_once_changes_nothing(self):
        first = self.bytes_with(jobs="1")
        calls = self.stats["answers"]
        self.assertGreaterEqual(first.count(b"\n"), 5)
        for jobs in ("8", "64"):
            self.assertEqual(self.bytes_with(jobs=jobs), first, f"-j {jobs}")
            self.assertEqual(self.stats["answers"], calls, f"-j {jobs}")

    def test_the_order_of_replies_changes_nothing(self):
        first = self.bytes_with()
        calls = self.stats["answers"]
        for jobs in ("8", "64"):
            self.assertEqual(self.bytes_with("--latency", "1", "--jitter", "12", jobs=jobs), first, f"-j {jobs}")
            self.assertEqual(self.stats["answers"], calls, "the set of calls differs")

    def test_faults_of_the_server_change_nothing(self):
        arguments = (*RUN, "--limit", "8")
        first = self.bytes_with(arguments=arguments)
        for fault in ("429", "5xx", "reset", "malformed"):
            with self.subTest(fault):
                self.assertEqual(self.bytes_with("--fault", f"{fault}:0.03", jobs="64", arguments=arguments), first)
                self.assertGreater(sum(self.stats["faults"].values()), 10, "the simulation had no fault")

    def test_all_faults_together_change_nothing(self):
        arguments = (*RUN, "--limit", "8")
        first = self.bytes_with(arguments=arguments)
        faults = [word for kind in ("429", "5xx", "reset", "malformed") for word in ("--fault", f"{kind}:0.01")]
        self.assertEqual(self.bytes_with(*faults, "--jitter", "5", jobs="16", arguments=arguments), first)

    def test_a_seed_gives_the_same_pairs_and_another_seed_others(self):
        first = self.bytes_with()
        self.assertEqual(self.bytes_with(), first)
        self.assertNotEqual(self.bytes_with(arguments=(*RUN, "--seed", "2")), first)

    def test_a_model_that_writes_gives_the_same_pairs_however_its_replies_arrive(self):
        arguments = ("run", "--model", "sim/sim-a", "--lang", "es", "--strategy", "context", "--limit", "8",
                     "--set", "search.depth=1", "--set", "roles.writer=sim/sim-a")
        first = self.bytes_with(jobs="1", arguments=arguments)
        self.assertGreater(self.stats["answers"]["writing"], 10)
        self.assertEqual(self.bytes_with("--jitter", "10", jobs="32", arguments=arguments), first)
