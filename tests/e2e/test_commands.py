"""Each command as a newcomer meets it: what it writes, what it says, what it returns."""

import http.server
import json
import os
import re
import shlex
import signal
import subprocess
import threading

import world

COMMANDS = ("init", "run", "confirm", "show", "check", "list", "new", "test", "sim", "read", "report", "version", "install",
            "pack", "lock", "audit", "import", "calibrate")
KINDS = ("strategy", "language", "provider", "scoring", "check", "source", "report")
RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "14", "--set", "search.depth=1")


class Help(world.World):
    @world.quick
    def test_every_command_tells_its_usage_its_options_and_an_example(self):
        front = self.lacuna("--help").out
        for command in COMMANDS:
            self.assertIn(f"\n  {command} ", front)
            told = self.lacuna(command, "--help").out
            self.assertIn(f"usage: lacuna {command}", told)
            example = re.search(r"\nexample:\n  (lacuna .+)\n$", told)
            self.assertTrue(example, told)
            self.assertIn(command, example[1])
            for line in told.splitlines():
                self.assertLessEqual(len(line), 160, line)

    def test_the_examples_are_understood(self):
        """No example names an option that is none; what they do is tested elsewhere."""
        for command in COMMANDS:
            example = re.search(r"\nexample:\n  lacuna (.+)\n$", self.lacuna(command, "--help").out)[1]
            self.assertIn("usage:", self.lacuna(*shlex.split(example), "--help").out)
            for option in re.findall(r"--[a-z-]+", example):
                self.assertIn(option, self.lacuna(command, "--help").out)

    def test_nothing_asked_is_help_and_a_usage_error(self):
        self.assertIn("usage: lacuna COMMAND", self.lacuna(code=2).out)

    @world.quick
    def test_the_version_is_that_of_the_build(self):
        with open(os.path.join(world.ROOT, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"project\(lacuna VERSION ([0-9.]+)", file.read())[1]
        self.assertEqual(self.lacuna("version").out, f"lacuna {version}\n")
        self.assertEqual(self.lacuna("--version").out, f"lacuna {version}\n")


class Init(world.World):
    def test_what_init_writes_is_a_config_that_says_the_defaults(self):
        self.assertIn("probe.lua", self.lacuna("init", "here").out)
        path = self.path("here", "probe.lua")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertGreater(text.count("--"), 15)
        sim = self.sim()
        written = self.lacuna("run", "-c", path, "--model", "sim/sim-a", "--limit", "3", "--set", "search.depth=1",
                              "--set", "search.deep=1", cwd=self.folder_of("a"), env={"OPENAI_API_KEY": "x"})
        plain = self.lacuna("run", "--model", "sim/sim-a", "--limit", "3", "--set", "search.depth=1", "--set",
                            "search.deep=1", "--lang", "es,fr", cwd=self.folder_of("b"))
        table = written.out.split("\nrun ")[0]
        self.assertEqual(table, plain.out.split("\nrun ")[0])
        self.assertNotIn("gpt-4o-mini", sim.stats()["models"])

    def test_a_config_that_is_there_is_left_alone(self):
        path = self.write("probe.lua", "return {}\n")
        self.assertIn("left as it is", self.lacuna("init", code=2).err)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "return {}\n")


class New(world.World):
    def test_a_new_strategy_passes_its_spec_and_runs_after_a_change_of_a_few_lines(self):
        sim = self.sim()
        self.lacuna("new", "strategy", "rumour")
        self.assertEqual(sorted(os.listdir(self.path("strategies", "rumour"))), ["README.md", "spec.lua", "strategy.lua"])
        self.assertRegex(self.lacuna("test", "rumour").out, r"\n[1-9]\d* passed, 0 failed\n$")
        path = self.path("strategies", "rumour", "strategy.lua")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        before, after = re.match(r"(.*)    local remarks.*?    end\)\n(.*)", text, re.S).groups()
        with open(path, "w", encoding="utf-8") as file:
            file.write(before.replace("max_asks", "names_wrong = true, max_asks") +
                       "    return ctx:map(item.wrong_choices, function(wrong)\n"
                       '      return { side = opt.side, text = "Somebody in the street was shouting: " .. wrong .. "!",\n'
                       '        target_text = "Alguien gritaba en la calle: " .. wrong .. "!" }\n'
                       "    end)\n" + after)
        changed = self.lacuna("test", "rumour", code=1)
        self.assertIn("FAIL", changed.out)
        self.lacuna(*RUN, "--strategy", "rumour", "--set", "strategy.side=after", "--set", "placebo=false")
        self.assertGreater(sim.requests(), 100)
        edits = [edit for line in self.lines_of("log.jsonl") for edit in line.get("edits", [])]
        self.assertTrue(edits and all("Somebody in the street" in e["text"] and e["side"] == "after" for e in edits))

    def test_every_kind_of_package_is_begun_by_one_that_passes_its_spec(self):
        for kind in ("strategy", "provider", "scoring", "check", "source", "report"):
            self.lacuna("new", kind, "fresh_" + kind)
            self.assertRegex(self.lacuna("test", "fresh_" + kind).out, r"\n[1-9]\d* passed, 0 failed\n$", kind)
        self.assertIn("there is no kind of package 'thing'", self.lacuna("new", "thing", "x", code=2).err)

    def test_a_new_language_reads_replies_and_is_told_what_is_still_english(self):
        self.lacuna("new", "language", "xx-Test")
        told = self.lacuna("test", "xx-Test", code=1).out
        for case in ("a letter alone", "not knowing is no answer", "a refusal is no answer", "two answers are none"):
            self.assertIn(f"  ok   {case}\n", told)
        self.assertIn("is the English text", told)

    def test_an_error_in_a_script_shows_its_line(self):
        self.lacuna("new", "strategy", "slip")
        path = self.path("strategies", "slip", "strategy.lua")
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("return ctx:map(remarks", "local n = item.nothing.more\n    return ctx:map(remarks")
        self.write("strategies/slip/strategy.lua", text)
        number = text[:text.index("local n =")].count("\n") + 1
        told = self.lacuna("test", "slip", code=1).out
        self.assertIn(f"strategies/slip/strategy.lua:{number}: ", told)
        self.assertIn(f"\n    {number} | local n = item.nothing.more", told)
        self.write("strategies/slip/strategy.lua", text.replace("return ctx:map(", "retrun ctx:map("))
        self.assertRegex(self.lacuna("test", "slip", code=None).err, r"strategy\.lua:\d+: .*\n    \d+ \| ")

    def test_watching_tests_again_when_a_file_is_saved(self):
        self.lacuna("new", "strategy", "seen")
        watching = self.start("test", "seen", "--watch")
        said = lambda: os.pread(watching.out.fileno(), 1 << 20, 0).decode()
        world.until(lambda: "passed, 0 failed" in said(), what="the first test")
        path = self.path("strategies", "seen", "spec.lua")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.write("strategies/seen/spec.lua", text.replace("t.eq(#edits, 3)", "t.eq(#edits, 4)"))
        world.until(lambda: "1 failed" in said(), what="the second test")
        watching.signal(signal.SIGINT)
        watching.wait()

    def test_names_that_cannot_be_are_refused(self):
        for name in ("Rumour", "two words", "../up", "9lives", ""):
            self.assertEqual(self.lacuna("new", "strategy", name, code=2).out, "", name)
        self.assertFalse(os.path.exists(self.path("strategies")))
        self.lacuna("new", "strategy", "mine")
        self.assertIn("left as it is", self.lacuna("new", "strategy", "mine", code=2).err)

    @world.quick
    def test_every_shipped_spec_passes(self):
        told = self.lacuna("test").out
        for name in ("context", "direct", "mention", "none"):
            self.assertIn(f"strategies/{name}\n", told)
        self.assertRegex(told, r"\n[1-9]\d* passed, 0 failed\n$")
        for line in self.lacuna("test", "--json").out.splitlines():
            json.loads(line)

    def test_a_test_of_something_that_is_not_there(self):
        self.assertIn("'nonesuch'", self.lacuna("test", "nonesuch", code=2).err)


class Try(world.World):
    @world.quick
    def test_an_item_is_told_in_full_on_the_simulated_world_without_a_trace(self):
        told = self.lacuna("try", "mention", "--item", "shape-triangle", "--sim").out
        for words in ("nothing was asked of a writer", "item shape-triangle, es", "How many sides does a triangle have?",
                      "       * 3\n", "1. candidate, depth 1", "     note     ", "     english\n", "     target\n",
                      "draw 4: ", "\n         > ", "     V = "):
            self.assertIn(words, told)
        self.assertRegex(told, r"\n     (scored|accepted|surplus)\n")
        self.assertEqual(os.listdir(self.folder), [])

    def test_asks_of_the_strategy_and_reasons_of_checks_are_shown(self):
        sim = self.sim()
        told = self.lacuna("try", "context", "--item", "3", "--model", "sim/sim-a", "--lang", "es", "--set",
                           "roles.translator=sim/sim-a").out
        self.assertIn("asks\n  1. write by sim/sim-a\n      | ", told)
        self.assertIn("translate by sim/sim-a", told)
        self.write("scripts/checks/never.lua", "return lacuna.check { api = 1, name = 'never', version = '1', "
                   "verdict = function() return 'not today' end }")
        told = self.lacuna("try", "mention", "--model", "sim/sim-a", "--lang", "es", "--set", "checks=never,length").out
        self.assertIn("     rejected: never: not today\n", told)
        self.assertGreater(sim.requests(), 0)

    def test_an_item_a_strategy_or_a_language_that_is_not_there_is_refused(self):
        for words, told in ((("nonesuch",), "no strategy is called 'nonesuch'"),
                            (("mention", "--item", "9999"), "there is no item 9999"),
                            (("mention", "--item", "shape-tringle"), "did you mean 'shape-triangle'?"),
                            (("mention", "--lang", "xx"), "no language is called 'xx'")):
            self.assertIn(told, self.lacuna("try", *words, "--sim", code=2).err)
        self.assertIn("no model", self.lacuna("try", "mention", code=2).err)


class Show(world.World):
    def setUp(self):
        super().setUp()
        self.server = self.sim()
        self.lacuna(*RUN, env={"SIM_API_KEY": "a-secret-key"})

    @world.quick
    def test_a_pair_is_shown_with_every_prompt_and_reply_and_a_curl_line_without_the_key(self):
        pair = next(p for p in self.pairs() if p["stage"] == "confirmed")
        told = self.lacuna("show", pair["id"][:12]).out
        for words in (pair["english"]["text"], pair["target"]["text"], *pair["english"]["choices"], "confirmed",
                      pair["edits"][0]["text"], "english_perturbed", "target_perturbed", "fresh draw 8"):
            self.assertIn(words, told)
        self.assertNotIn("a-secret-key", told)
        commands = re.findall(r"^ *(curl .*)$", told, re.M)
        self.assertEqual(len(commands), 10 + 8 * 4)
        self.assertTrue(all('"authorization: Bearer $SIM_API_KEY"' in c for c in commands))
        prompts = [line.strip() for line in told.splitlines() if line.startswith("      | ")]
        self.assertTrue(any(pair["target"]["text"] in line for line in prompts))
        replies = [line.strip()[2:] for line in told.splitlines() if line.startswith("      > ")]
        self.assertEqual(len(replies), len(commands))

    def test_the_curl_line_gives_the_recorded_reply(self):
        pair = next(p for p in self.pairs() if p["stage"] == "confirmed")
        told = self.lacuna("show", pair["id"]).out
        command = re.search(r"^ *(curl .*)$", told, re.M)[1]
        reply = re.search(r"^      > (.*)$", told, re.M)[1]
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False,
                              env={"PATH": os.environ["PATH"], "SIM_API_KEY": "another"})
        if done.returncode == 127:
            self.skipTest("curl is not installed")
        self.assertEqual(json.loads(done.stdout)["choices"][0]["message"]["content"], reply)

    def test_pairs_can_be_picked(self):
        pairs = [p for p in self.pairs() if p["language"] != "en-x-placebo"]
        confirmed = [p for p in pairs if p["stage"] == "confirmed" and not p["plain"]]
        self.assertEqual([json.loads(l)["id"] for l in self.lacuna("show", "--json").out.splitlines()],
                         [p["id"] for p in confirmed])
        self.assertEqual([json.loads(l)["id"] for l in self.lacuna("show", "--accepted", "--json").out.splitlines()],
                         [p["id"] for p in pairs])
        self.assertEqual(len(self.lacuna("show", "--limit", "1", "--json").out.splitlines()), 1)
        run = os.path.basename(self.run_folder())
        self.assertEqual(self.lacuna("show", "--run", run).out, self.lacuna("show").out)
        self.assertIn(f"run {run} has no confirmed pair in fr; lacuna report {run}", self.lacuna("show", "--lang", "fr").out)
        self.assertIn("no pair 'ffff'", self.lacuna("show", "ffff", code=2).err)
        self.assertIn("no run 'nope'", self.lacuna("show", "--run", "nope", code=2).err)

    def test_a_report_says_again_what_the_run_said(self):
        first = self.lacuna(*RUN, env={"SIM_API_KEY": "a-secret-key"})
        told = self.lacuna("report")
        self.assertTrue(first.out.startswith(told.out), told.out)
        summary = json.loads(self.lacuna("report", "--json").out)
        self.assertEqual(summary["languages"], self.summary()["languages"])

    def test_confirm_asks_again_on_draws_that_were_never_used(self):
        sent = self.server.requests()
        told = json.loads(self.lacuna("confirm", "--json", env={"SIM_API_KEY": "a-secret-key"}).out)
        self.assertGreater(self.server.requests(), sent)
        self.assertEqual(self.server.stats()["most_repeated"], 1, "a draw of the run was asked again")
        row = told["models"]["sim/sim-a"]["es"]
        pairs = [p for p in self.pairs() if p["language"] == "es"]
        self.assertEqual(row["pairs"], len(pairs))
        self.assertGreaterEqual(row["confirmed"], 0.7 * sum(p["stage"] == "confirmed" for p in pairs))

    def test_confirm_asks_another_model(self):
        run = os.path.basename(self.run_folder())
        before = self.bytes_of("pairs.jsonl")
        told = json.loads(self.lacuna("confirm", run, "--model", "sim/sim-c", "--json", env={"SIM_API_KEY": "x"}).out)
        self.assertEqual(list(told["models"]), ["sim/sim-c"])
        self.assertGreater(self.server.stats()["models"]["sim-c"], 0)
        lines = self.lines_of("confirmations.jsonl")
        self.assertEqual({line["model"] for line in lines}, {"sim/sim-c"})
        self.assertEqual(self.bytes_of("pairs.jsonl"), before)
        self.assertIn("sim/sim-c", self.lacuna("confirm", run, "--model", "sim/sim-c", env={"SIM_API_KEY": "x"}).out)

    def test_confirm_asks_as_fast_as_the_present_probe_lua_says(self):
        path = self.path("probe.lua")
        with open(path, "w", encoding="utf-8") as file:
            file.write("return { http = { attempts = 'many' } }")
        try:
            told = self.lacuna("confirm", env={"SIM_API_KEY": "a-secret-key"})
        finally:
            os.remove(path)
        self.assertIn("without its rpm, tpm and http", told.err)
        self.assertIn("probe.lua:1", told.err)

    def test_confirm_with_another_model_needs_no_key_of_the_panel(self):
        self.lacuna("confirm", "--model", "held/sim-c", env={"HELD_BASE_URL": self.base_url})

    def test_confirm_without_a_run_is_refused(self):
        self.assertIn("no run", self.lacuna("confirm", "nope", code=2).err)
        self.assertIn("no run", self.lacuna("confirm", cwd=self.folder_of("empty"), code=None).err)


class Check(world.World):
    def table(self, *arguments, code, **more):
        told = self.lacuna("check", *arguments, "--json", code=code, **more)
        return {(row["model"], row["language"]): row for row in json.loads(told.out)}, self.lacuna(
            "check", *arguments, code=code, **more).out

    def test_a_model_that_answers_is_usable(self):
        self.sim()
        rows, text = self.table("--model", "sim/sim-a", "--lang", "es", "--lang", "zh", code=0)
        for language in ("en", "es", "zh"):
            row = rows["sim/sim-a", language]
            self.assertTrue(row["reachable"] and row["usable"], row)
            self.assertLessEqual(row["low"], row["right"] / row["asked"])
            self.assertGreaterEqual(row["high"], row["right"] / row["asked"])
            self.assertGreater(row["low"], row["chance"])
        self.assertRegex(text, r"(?m)^  sim/sim-a +zh .* usable$")

    def test_a_model_at_chance_is_not(self):
        class Always(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                self.rfile.read(int(self.headers["content-length"]))
                body = json.dumps({"model": "always-a", "choices": [
                    {"message": {"role": "assistant", "content": "A"}, "finish_reason": "stop"}]}).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Always)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.base_url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        rows, text = self.table("--model", "sim/always-a", "--lang", "es", code=1)
        row = rows["sim/always-a", "es"]
        self.assertTrue(row["reachable"])
        self.assertFalse(row["usable"], row)
        self.assertEqual(row["answered"], row["asked"])
        self.assertIn("chance", text)

    def test_a_model_that_cannot_be_reached_is_told_apart(self):
        self.sim()
        rows, text = self.table("--model", "sim/no-such", "--lang", "es", code=1)
        self.assertFalse(rows["sim/no-such", "es"]["reachable"])
        self.assertIn("404", rows["sim/no-such", "es"]["cause"])
        self.assertIn("not reachable", text)


class List(world.World):
    @world.quick
    def test_every_kind_is_listed_with_what_it_can_do(self):
        shipped = {"strategy": {"none", "direct", "context", "mention"}, "scoring": {"gap", "log_ratio"},
                   "language": {"en", "en-x-placebo", "es", "fr", "eo", "zh", "ar"}, "provider": {"openai", "apertium"},
                   "source": {"basic", "json", "jsonl", "csv", "parallel"}, "report": {"summary"},
                   "check": {"answer_absent", "spacing", "length", "script", "round_trip"}}
        for kind in KINDS:
            rows = json.loads(self.lacuna("list", kind, "--json").out)
            names = {row.get("code") or row["name"] for row in rows}
            self.assertLessEqual(shipped[kind], names)
            for row in rows:
                self.assertNotIn("error", row)
                self.assertTrue(row["version"] and row["path"] and row["hash"], row)
                for name, option in (row.get("options") or {}).items():
                    self.assertTrue(option["doc"], f"{kind} {row['name']}: '{name}' has no doc")
        everything = self.lacuna("list").out
        for kind in KINDS:
            self.assertRegex(everything, rf"(?m)^{kind}")
        self.assertIn('where the sentence stands: "before", "after" or "either" (default "before")',
                      self.lacuna("list", "strategies").out)
        self.assertIn("{ es = 0.41 } (default {})", self.lacuna("list", "checks").out)

    def test_an_own_package_is_listed_and_a_broken_one_does_not_hide_the_others(self):
        self.lacuna("new", "strategy", "mine")
        self.write("strategies/torn/strategy.lua", "return lacuna.strategy {")
        told = self.lacuna("list", "strategies").out
        self.assertIn("mine", told)
        self.assertRegex(told, r"torn +does not load: .*strategies/torn/strategy\.lua:\d+")
        self.assertIn("mention", told)

    def test_an_own_package_goes_before_a_shipped_one_of_the_same_name(self):
        self.lacuna("new", "strategy", "mention")
        told = self.lacuna("list", "strategies").out
        self.assertIn("a remark about the weather", told)
        self.assertIn("hidden by a package of the same name", told)

    def test_user_data_and_path_are_searched_in_order(self):
        for place, summary in (("xdg/lacuna", "from the user"), ("mine", "from the path")):
            self.lacuna("new", "strategy", "where", cwd=self.folder_of(place))
            path = self.path(place, "strategies", "where", "strategy.lua")
            with open(path, encoding="utf-8") as file:
                text = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write(re.sub(r'summary = "[^"]*"', f'summary = "{summary}"', text))
        cwd, env = self.folder_of("cwd"), {"XDG_DATA_HOME": self.path("xdg")}
        self.assertNotRegex(self.lacuna("list", "strategies", cwd=cwd).out, r"(?m)^  where ")
        self.assertIn("from the user", self.lacuna("list", "strategies", cwd=cwd, env=env).out)
        rows = json.loads(self.lacuna("list", "strategy", "--json", "--path", self.path("mine"), cwd=cwd, env=env).out)
        first = next(row for row in rows if row["name"] == "where")
        self.assertEqual(first["summary"], "from the path")

    def test_a_kind_that_is_none(self):
        self.assertIn("'strategie'", self.lacuna("list", "strategie", code=2).err)


class Output(world.World):
    @world.quick
    def test_json_is_lines_of_json_and_nothing_else(self):
        self.sim("--latency", "5")
        told = self.lacuna(*RUN, "--json")
        events = [json.loads(line) for line in told.out.splitlines()]
        self.assertEqual(events[-1]["event"], "done")
        self.assertEqual(events[-1]["summary"]["languages"], self.summary()["languages"])
        decided = [e for e in events if e["event"] == "decided"]
        accepted = sum(row["accepted_pairs"] for row in self.summary()["languages"])
        self.assertEqual(sum(e["verdict"] == "accepted" for e in decided), accepted)

    def test_colours_only_on_a_terminal_that_wants_them(self):
        self.sim()
        self.lacuna(*RUN)
        self.assertNotIn("\033", self.lacuna("show").out)
        script = ["script", "-qec", shlex.join([world.LACUNA, "show", "--limit", "1"]), "/dev/null"]
        for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)):
            done = subprocess.run(script, capture_output=True, text=True, env=self.environment({"TERM": "xterm", **more}),
                                  cwd=self.folder, check=False, stdin=subprocess.DEVNULL)
            self.assertEqual("\033[" in done.stdout, coloured, done.stdout[:200])

    def test_quiet_says_the_result_and_verbose_each_decision(self):
        self.sim()
        quiet = self.lacuna(*RUN, "-q", cwd=self.folder_of("quiet"))
        self.assertEqual(quiet.err, "")
        self.assertIn("confirmed", quiet.out)
        verbose = self.lacuna(*RUN, "-v", cwd=self.folder_of("verbose"))
        self.assertRegex(verbose.err, r"(?m)^\S+ es depth 1: \w+")

    def test_the_baselines_stand_in_one_table(self):
        sim = self.sim()
        told = self.lacuna(*RUN, "--baseline", "none,direct,best-of-n")
        rows = {line.split()[0]: line.split() for line in told.out.splitlines() if " es " in line}
        self.assertEqual(set(rows) - {"es"}, {"search", "none", "direct", "best-of-n"})
        self.assertEqual(rows["none"][3], "0", "plain questions were counted as finds")
        self.assertGreaterEqual(int(rows["search"][3]), int(rows["direct"][3]))
        self.assertEqual(len(os.listdir(self.path("runs"))), 4)
        sent = sim.requests()
        again = self.lacuna(*RUN, "--baseline", "none,direct,best-of-n")
        self.assertEqual(again.out, told.out)
        self.assertEqual(sim.requests(), sent)
        self.assertEqual(len(re.findall("come from the cache of other runs", told.err)), 1, "a warning said again and again")
        self.lacuna(*RUN, "--set", "strategy.side=after", "--baseline", "none")
        self.assertIn("no baseline 'nune'", self.lacuna(*RUN, "--baseline", "nune", code=2).err)


class Sim(world.World):
    def test_the_simulation_says_what_is_wrong_with_its_options(self):
        self.assertIn("429:0.1", self.lacuna("sim", "--port", "0", "--fault", "5oo:1", code=2).err)
        self.assertIn("from 0 to 1", self.lacuna("sim", "--port", "0", "--refusals", "2", code=2).err)
        self.assertIn("nope.jsonl", self.lacuna("sim", "--port", "0", "--items", "nope.jsonl", code=2).err)
        sim = self.sim()
        self.assertIn(str(sim.port), self.lacuna("sim", "--port", str(sim.port), code=1).err)

    def test_it_listens_on_loopback_alone(self):
        sim = self.sim()
        with open("/proc/net/tcp", encoding="ascii") as file:
            ports = [line.split()[1] for line in file.readlines()[1:] if line.split()[3] == "0A"]
        self.assertIn(f"0100007F:{sim.port:04X}", ports)
        self.assertNotIn(f"00000000:{sim.port:04X}", ports)
