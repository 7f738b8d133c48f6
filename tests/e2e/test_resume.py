"""A run that was killed, stopped or refused goes on where it was, pays for nothing twice and ends with the same bytes."""

import json
import os
import pty
import random
import signal
import time

import world

RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--lang", "fr", "--limit", "14", "--set", "search.depth=2", "--no-cache")
JOBS = 8


class Killed(world.World):
    """SIGKILL at moments of chance."""

    def kill_and_resume(self, seed, kills, jobs=JOBS, arguments=RUN):
        """Runs until it is complete, killed on the way; gives how often it was."""
        chance = random.Random(seed)
        done, begun = 0, []
        for _ in range(200):
            running = self.start(*arguments, "-j", str(jobs), *begun)
            if done < kills:
                time.sleep(chance.uniform(0.01, 0.7 if world.SLOW else 0.35))
                if running.process.poll() is None:
                    running.signal(signal.SIGKILL)
                    done += 1
            result = running.wait()
            if result.code == 0:
                return done
            if result.code == 2:  # what it says to do is what is done
                self.assertRegex(result.err, "nothing to resume" if begun else "unfinished: go on with --resume")
                begun = [] if begun else ["--resume"]
            else:
                self.assertEqual(result.code, -signal.SIGKILL, str(result))
                begun = ["--resume"]
        raise AssertionError("it never ended")

    def reference(self, arguments=RUN):
        cwd = self.folder_of("reference")
        self.lacuna(*arguments, "-j", str(JOBS), cwd=cwd)
        return self.bytes_of("pairs.jsonl", cwd)

    def killed_run(self, seed, kills, jobs=JOBS, arguments=RUN, latency="15"):
        sim = self.sim("--latency", latency, "--jitter", latency)
        done = self.kill_and_resume(seed, kills, jobs, arguments)
        self.assertGreaterEqual(done, 3, "it was killed too seldom to tell")
        stats = sim.stats()
        again = sum(stats["requests"].values()) - stats["distinct"]
        # what is sent twice was in flight, or answered and not yet committed, when a kill came
        self.assertLessEqual(again, done * 2 * jobs, stats)
        self.assertLessEqual(stats["most_repeated"], 1 + done)
        first = self.reference(arguments)
        self.assertGreaterEqual(first.count(b"\n"), 2)
        self.assertEqual(self.bytes_of("pairs.jsonl"), first)
        self.assertEqual(self.summary()["state"], "complete")
        return again, done

    def test_killed_again_and_again_it_ends_with_the_same_pairs(self):
        self.killed_run(seed=1, kills=8)

    def test_killed_with_many_requests_in_flight_it_ends_with_the_same_pairs(self):
        self.killed_run(seed=2, kills=6, jobs=48)

    def test_killed_with_one_request_at_a_time_it_sends_hardly_anything_twice(self):
        self.killed_run(seed=3, kills=6, jobs=1, latency="2", arguments=(*RUN, "--limit", "8"))

    def test_killed_while_a_writer_works_it_ends_with_the_same_pairs(self):
        self.killed_run(seed=4, kills=6, arguments=(*RUN, "--strategy", "context", "--set", "roles.writer=sim/sim-a",
                                                    "--set", "search.depth=1"))

    def test_what_a_killed_run_leaves_can_be_shown_and_reported(self):
        self.sim("--latency", "15")
        running = self.start(*RUN)
        world.until(lambda: os.path.isdir(self.path("runs")) and os.listdir(self.path("runs")))
        time.sleep(0.5)
        running.signal(signal.SIGKILL)
        running.wait()
        run = os.path.basename(self.run_folder())
        self.assertIn("unfinished", self.lacuna("report", run).out)
        self.lacuna("show", "--run", run, "--accepted")
        self.assertFalse(os.path.exists(os.path.join(self.run_folder(), "pairs.jsonl")), "written before it was whole")


class Stopped(world.World):
    """Ctrl-C, and all that --resume says no to."""

    def stop(self, *signals, latency="40"):
        sim = self.sim("--latency", latency)
        running = self.start(*RUN)
        world.until(lambda: sim.requests() > 20)
        for number in signals:
            running.signal(number)
            time.sleep(0.05)
        return sim, running

    @world.quick
    def test_ctrl_c_finishes_what_is_in_flight_and_says_how_to_resume(self):
        sim, running = self.stop(signal.SIGINT)
        result = running.wait()
        run = os.path.basename(self.run_folder())
        self.assertEqual(result.code, 1, str(result))
        self.assertIn("in flight", result.err)
        self.assertIn(f"lacuna run --resume {run}", result.err)
        self.assertIn("unfinished", result.out)
        for pair in self.pairs():
            self.assertEqual(pair["run"], run)
        sent = sim.requests()
        self.lacuna(*RUN, "--resume")
        stats = sim.stats()
        self.assertGreater(sim.requests(), sent)
        self.assertEqual(stats["most_repeated"], 1, "a reply that was waited for was asked for again")
        cwd = self.folder_of("reference")
        self.lacuna(*RUN, cwd=cwd)
        self.assertEqual(self.bytes_of("pairs.jsonl"), self.bytes_of("pairs.jsonl", cwd))

    def test_sigterm_is_heard_like_ctrl_c(self):
        _, running = self.stop(signal.SIGTERM)
        result = running.wait()
        self.assertEqual(result.code, 1, str(result))
        self.assertIn("--resume", result.err)

    def test_ctrl_c_twice_stops_without_waiting(self):
        sim = self.sim("--latency", "8000")
        running = self.start(*RUN)
        world.until(lambda: sim.requests() >= 4)
        running.signal(signal.SIGINT)
        time.sleep(0.3)
        self.assertIsNone(running.process.poll(), "it did not wait for what is in flight")
        began = time.monotonic()
        running.signal(signal.SIGINT)
        result = running.wait()
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(result.code, 1, str(result))
        self.assertIn("--resume", result.err)

    def test_a_run_with_another_configuration_is_not_resumed(self):
        _, running = self.stop(signal.SIGINT)
        running.wait()
        run = os.path.basename(self.run_folder())
        for more, named in ((("--seed", "7"), "'seed'"), (("--set", "search.depth=1"), "'search.depth'"),
                            (("--lang", "zh"), "'languages'"), (("--strategy", "none"), "'strategy")):
            with self.subTest(named):
                result = self.lacuna(*RUN, *more, "--resume", run, code=2)
                self.assertIn(f"run {run} was started with another", result.err)
                self.assertIn(named, result.err)

    def test_a_run_whose_strategy_was_changed_is_not_resumed(self):
        self.lacuna("new", "strategy", "weather")
        sim = self.sim("--latency", "40")
        arguments = (*RUN, "--strategy", "weather")
        running = self.start(*arguments)
        world.until(lambda: sim.requests() > 20)
        running.signal(signal.SIGINT)
        running.wait()
        with open(self.path("strategies", "weather", "strategy.lua"), "a", encoding="utf-8") as file:
            file.write("-- changed\n")
        run = os.path.basename(self.run_folder())
        result = self.lacuna(*arguments, "--resume", run, code=2)
        self.assertIn("strategy weather", result.err)
        self.assertIn("changed", result.err)

    def test_nothing_to_resume_is_said(self):
        self.sim()
        result = self.lacuna(*RUN, "--resume", code=2)
        self.assertIn("nothing to resume", result.err)
        result = self.lacuna(*RUN, "--resume", "0123456789", code=2)
        self.assertIn("no run '0123456789'", result.err)
        self.nothing_written()

    def test_an_unfinished_run_is_not_started_again_by_accident(self):
        _, running = self.stop(signal.SIGINT)
        running.wait()
        result = self.lacuna(*RUN, code=2)
        self.assertIn("unfinished", result.err)
        self.assertIn("--resume", result.err)
        self.assertIn("--fresh", result.err)

    def test_a_complete_run_is_answered_from_its_records(self):
        sim = self.sim()
        first = self.lacuna(*RUN)
        sent, pairs = sim.requests(), self.bytes_of("pairs.jsonl")
        again = self.lacuna(*RUN)
        self.assertEqual(sim.requests(), sent)
        self.assertEqual(again.out, first.out)
        self.assertIn("was complete already: nothing was sent", again.err)
        self.assertNotIn("was complete already", first.err)
        self.assertEqual(self.bytes_of("pairs.jsonl"), pairs)
        self.assertIn("was complete already", self.lacuna(*RUN, "--resume").err)
        self.assertEqual(sim.requests(), sent)

    def test_fresh_starts_beside_it(self):
        sim = self.sim()
        self.lacuna(*RUN)
        sent = sim.requests()
        self.lacuna(*RUN, "--fresh")
        self.assertEqual(sim.requests(), 2 * sent)
        names = sorted(os.listdir(self.path("runs")))
        self.assertEqual(names[1], names[0] + "-2")
        files = []
        for name in names:
            with open(self.path("runs", name, "pairs.jsonl"), encoding="utf-8") as file:
                files.append([{**json.loads(line), "run": ""} for line in file])
        self.assertEqual(*files)

    def test_a_second_process_on_the_same_run_is_refused_by_name(self):
        _, running = self.stop()
        result = self.lacuna(*RUN, "--resume", code=None)
        self.assertIn(result.code, (1, 2))
        self.assertIn(f"in use by process {running.process.pid}", result.err)
        result = running.wait()
        self.assertEqual(result.code, 0, str(result))

    def test_a_provider_that_fails_and_goes_away_for_good_comes_back_to_the_same_pairs(self):
        faults = ("--fault", "5xx:0.1", "--fault", "429:0.1", "--fault", "reset:0.1")
        port = world.free_port()
        sim = self.sim("--latency", "10", *faults, port=port)
        running = self.start(*RUN)
        world.until(lambda: sim.requests() > 120)
        sim.stop()
        result = running.wait()
        self.assertEqual(result.code, 1, str(result))
        self.assertIn("--resume", result.err)
        self.assertEqual(self.lacuna(*RUN, "--resume", code=1).code, 1)  # it is still away, and nothing is lost by asking
        sim = self.sim(*faults, port=port)
        for _ in range(6):  # a call that fails six times stops the model: the user resumes
            if self.lacuna(*RUN, "--resume", code=None).code == 0:
                break
        self.assertEqual(self.summary()["state"], "complete")
        sim.stop()
        self.sim(port=port)  # the same world on a good day
        cwd = self.folder_of("reference")
        self.lacuna(*RUN, cwd=cwd)
        self.assertEqual(self.bytes_of("pairs.jsonl"), self.bytes_of("pairs.jsonl", cwd))

    def test_a_model_that_comes_back_goes_on(self):
        port = world.free_port()
        sim = self.sim("--latency", "20", port=port)
        running = self.start(*RUN)
        world.until(lambda: sim.requests() > 40)
        sim.stop()
        result = running.wait()
        self.assertEqual(result.code, 1, str(result))
        self.assertIn("sim/sim-a", result.err)
        sim = self.sim(port=port)
        self.lacuna(*RUN, "--resume")
        cwd = self.folder_of("reference")
        self.lacuna(*RUN, cwd=cwd)
        self.assertEqual(self.bytes_of("pairs.jsonl"), self.bytes_of("pairs.jsonl", cwd))


class Terminal(world.World):
    """A person is asked; a script is told what to type."""

    def at_a_terminal(self, answer, *arguments):
        """Runs it on a terminal of its own, types the answer, and gives exit status and what was shown."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(world.LACUNA, [world.LACUNA, *arguments], self.environment({"TERM": "xterm"}))
        shown = b""
        while True:
            try:
                piece = os.read(terminal, 4096)
            except OSError:  # the other side has ended
                piece = b""
            if not piece:
                break
            shown += piece
            if answer and b"or stop [s]? " in shown:
                os.write(terminal, answer.encode() + b"\n")
                answer = None
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()

    def unfinished(self):
        sim = self.sim()
        self.lacuna(*RUN, "--budget", "60calls", code=1)
        return sim, os.path.basename(self.run_folder())

    def test_an_unfinished_run_is_gone_on_with_on_request(self):
        sim, run = self.unfinished()
        code, shown = self.at_a_terminal("r", *RUN)
        self.assertEqual(code, 0, shown)
        self.assertIn(f"run {run} of this configuration is unfinished", shown)
        self.assertRegex(shown, r"\d+ of \d+ trials, .* in flight, .* left")  # the line of progress
        self.assertEqual(os.listdir(self.path("runs")), [run])
        self.assertEqual(sim.stats()["most_repeated"], 1)

    def test_or_begun_anew_beside_it_or_left(self):
        _, run = self.unfinished()
        code, shown = self.at_a_terminal("s", *RUN)
        self.assertEqual(code, 2, shown)
        self.assertIn("go on with --resume", shown)
        code, shown = self.at_a_terminal("f", *RUN)
        self.assertEqual(code, 0, shown)
        self.assertEqual(sorted(os.listdir(self.path("runs"))), [run, run + "-2"])
