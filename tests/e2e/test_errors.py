"""Bad input and bad days: one clear message (what, where, what to do), the right exit status, nothing half-written."""

import http.server
import json
import os
import re
import signal
import subprocess
import threading
import unittest

import world

RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "6", "--set", "search.depth=1")
KEY = "sk-very-secret-0123456789"


class Input(world.World):
    def setUp(self):
        super().setUp()
        self.server = self.sim()

    def refused(self, *arguments, says, **more):
        """Refused in one line that holds all of `says`, and the line of the script if there is one, before anything is
        asked or written."""
        more.setdefault("code", 2)
        result = self.lacuna(*arguments, **more)
        for words in (says,) if isinstance(says, str) else says:
            self.assertIn(words, result.err)
        lines = [line for line in result.err.splitlines() if not re.match(r" +\d+ \| ", line)]
        self.assertEqual(len(lines), 1, str(result))
        self.assertEqual(result.out, "")
        self.assertEqual(self.server.requests(), 0, "something was asked")
        self.nothing_written()

    def test_a_config_that_is_not_there(self):
        self.refused("run", "--config", "nope.lua", says="nope.lua: cannot open: No such file")

    @world.quick
    def test_a_config_that_is_no_lua(self):
        self.write("probe.lua", 'return {\n  languages = { "es"\n  seed = 1,\n}\n')
        self.refused("run", says=("probe.lua:3:", "near 'seed'"))

    def test_a_config_that_raises(self):
        self.write("probe.lua", 'local x = nil\nreturn { seed = x.y }\n')
        self.refused("run", says="probe.lua:2:")

    def test_a_config_that_loops_for_ever(self):
        self.write("probe.lua", "while true do end\n")
        self.refused("run", says="probe.lua:1:")

    def test_a_config_that_returns_no_table(self):
        self.write("probe.lua", "return 7\n")
        self.refused("run", says=("probe.lua", "must return a table"))

    def test_a_config_with_a_key_in_it(self):
        self.write("probe.lua", 'return {\n  models = { a = { provider = "openai", api_key = "sk-1" } },\n}\n')
        self.refused("run", "--lang", "es", says=("probe.lua:2:", "api_key"))

    @world.quick
    def test_an_unknown_key_of_the_config(self):
        self.write("probe.lua", 'return {\n  seed = 1,\n  langauges = { "es" },\n}\n')
        self.refused("run", says="probe.lua:3: unknown key 'langauges' (did you mean 'languages'?)")

    def test_an_unknown_key_inside_a_table_of_the_config(self):
        self.write("probe.lua", 'return {\n  search = {\n    widht = 3,\n  },\n}\n')
        self.refused("run", says=("probe.lua:3:", "'widht'", "did you mean 'width'"))

    def test_a_value_of_the_wrong_kind(self):
        self.write("probe.lua", 'return {\n  seed = "one",\n}\n')
        self.refused("run", says=("probe.lua:2:", "'seed'", "whole number"))

    def test_a_setting_that_nobody_knows(self):
        self.refused(*RUN, "--set", "search.dept=2", says=("'dept'", "did you mean 'depth'"))
        self.refused(*RUN, "--set", "search.depth=many", says=("search.depth", "whole number"))
        self.refused(*RUN, "--set", "search", says="KEY=VALUE")

    def test_an_option_of_a_strategy_that_it_does_not_have(self):
        named = (*RUN, "--strategy", "mention")
        self.refused(*named, "--set", "strategy.sid=after", says=("'mention'", "'sid'", "did you mean 'side'"))
        self.refused(*named, "--set", "strategy.side=aftr", says=("strategy.side", '"before"', '"after"', "aftr"))

    def test_an_option_of_the_default_strategy(self):
        self.refused(*RUN, "--set", "strategy.side=aftr", says=("strategy.side", '"before"', "aftr"))

    def test_a_model_without_a_provider(self):
        self.refused("run", "--model", "nothing/x", "--lang", "es", says=("'nothing/x'", "NOTHING_BASE_URL"))
        self.refused("run", "--model", "sim-a", "--lang", "es", says="provider/model")

    def test_a_role_that_names_no_model(self):
        self.refused(*RUN, "--set", "roles.translator=mini", says=("roles.translator", "'mini'"))

    def test_a_key_that_is_not_set(self):
        self.refused("run", "--model", "openai/gpt-4o-mini", "--lang", "es", says=("OPENAI_API_KEY", ".env"))

    def test_no_model_and_no_language(self):
        self.refused("run", "--lang", "es", says="--model")
        self.refused("run", "--model", "sim/sim-a", says="--lang")

    def test_a_language_that_nobody_wrote(self):
        self.refused("run", "--model", "sim/sim-a", "--lang", "frr", says=("'frr'", "did you mean 'fr'"))

    def test_a_strategy_that_nobody_wrote(self):
        self.refused(*RUN, "--strategy", "mentoin", says=("'mentoin'", "did you mean 'mention'"))

    def test_an_option_that_is_none(self):
        self.refused(*RUN, "--sett", "a=b", says=("'--sett'", "did you mean '--set'", "lacuna run --help"))
        self.refused(*RUN, "-j", "0", says="from 1")
        self.refused(*RUN, "--seed", says="wants a value")
        self.refused("rnu", says=("'rnu'", "did you mean 'run'"))

    def source(self, name, text, *more):
        self.write(name, text)
        return (*RUN, "--set", f"source={name.rsplit('.', 1)[1]}", "--set", f"source.file={name}", *more)

    def test_a_source_that_is_not_there(self):
        self.refused(*RUN, "--set", "source=jsonl", "--set", "source.file=absent.jsonl", says="absent.jsonl: cannot open")

    def test_a_source_that_is_empty(self):
        self.refused(*self.source("none.jsonl", ""), says=("no usable item in none.jsonl", "0 rows"))

    def test_an_item_whose_answer_is_not_among_its_choices(self):
        bad = '{"question":"What is two and two?","choices":["three","five"],"answer":"four"}\n'
        self.refused(*self.source("bad.jsonl", bad), says=("bad.jsonl:1", "'four' is not among the choices"))

    def test_a_broken_line_of_a_source(self):
        self.refused(*self.source("torn.jsonl", '{"question": "What'), says=("torn.jsonl", "1"))

    def test_a_strategy_file_that_is_no_lua(self):
        self.write("strategies/torn/strategy.lua", "return lacuna.strategy {\n  api = 1,\n")
        self.refused(*RUN, "--strategy", "torn", says="strategies/torn/strategy.lua:", code=1)

    def test_a_strategy_with_an_unknown_field(self):
        self.write("strategies/odd/strategy.lua", 'return lacuna.strategy {\n  api = 1, name = "odd", version = "1.0.0",\n'
                   '  author = "", license = "MIT", summary = "x",\n  max_aks = 0, max_edits = 1,\n'
                   '  perturb = function() return {} end,\n}\n')
        self.refused(*RUN, "--strategy", "odd", says=("strategies/odd/strategy.lua:4:", "max_aks", "max_asks"), code=1)


class Items(world.World):
    def test_a_broken_item_among_good_ones_is_left_out_and_named(self):
        self.sim()
        rows = [{"id": i["id"], "question": i["en"]["stem"], "choices": i["en"]["choices"], "answer": i["answer"]}
                for i in world.items()[:6]]
        rows[2]["answer"] = "none of them"
        self.write("some.jsonl", "".join(json.dumps(row) + "\n" for row in rows) + '\n{"id": "torn", "question": "Wh')
        result = self.lacuna("run", "--model", "sim/sim-a", "--lang", "eo", "--set", "source=jsonl", "--set",
                             "source.file=some.jsonl", "--set", "placebo=false", "--set", "search.depth=1")
        self.assertIn("2 of 7 rows are broken and left out", result.err)
        self.assertIn("some.jsonl:3: the answer 'none of them' is not among the choices", result.err)
        self.assertIn("some.jsonl:8: is no JSON: column 31: a text that does not end", result.err)
        self.assertEqual(self.summary()["languages"][0]["items"], 5)


class Servers(world.World):
    def stopped(self, *arguments, says, **more):
        """The run ends unfinished: the model is named with the cause, once, and how to go on."""
        result = self.lacuna(*arguments, code=1, **more)
        for words in says:
            self.assertIn(words, result.err)
        self.assertEqual(result.err.count("stopped:"), 1, str(result))
        self.assertIn("--resume", result.err)
        self.assertEqual(self.summary()["state"], "unfinished")
        self.assertEqual(self.bytes_of("pairs.jsonl"), b"")
        return result

    def test_a_server_that_is_not_there(self):
        port = world.free_port()
        self.base_url = f"http://127.0.0.1:{port}/v1"
        self.stopped(*RUN, says=("'sim/sim-a'", "connection refused", f"127.0.0.1:{port}"))

    def test_a_host_that_has_no_address(self):
        self.base_url = "http://no-such-host.invalid/v1"
        self.stopped(*RUN, says=("'sim/sim-a'", "no-such-host.invalid"), env={"SIM_API_KEY": KEY})

    def test_a_model_that_the_server_does_not_have(self):
        self.sim()
        self.stopped("run", "--model", "sim/no-such-model", "--lang", "es", "--limit", "6",
                     says=("'sim/no-such-model'", "404", "does not exist"))

    def test_a_server_that_stalls_is_not_waited_for_without_end(self):
        sim = self.sim("--fault", "stall:1")
        running = self.start(*RUN)
        world.until(lambda: sum(sim.stats()["faults"].values()) > 0)
        running.signal(signal.SIGINT)
        world.until(lambda: "in flight" in running.said())
        running.signal(signal.SIGINT)
        self.assertEqual(running.wait(20).code, 1)

    def test_one_model_that_stops_leaves_the_others_at_work(self):
        sim = self.sim()
        result = self.lacuna(*RUN, "--model", "sim/no-such-model", code=1)
        self.assertIn("'sim/no-such-model' stopped", result.err)
        self.assertGreater(sim.stats()["models"].get("sim-a", 0), 0)


class Echo(http.server.BaseHTTPRequestHandler):
    """Refuses every key, and repeats it as some servers do: as it came, in JSON's and in the URL's spelling."""

    status = 401
    seen = []

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        told = self.headers.get("authorization", "")
        Echo.seen.append(told)
        key = told.removeprefix("Bearer ")
        body = json.dumps({"error": {"message": f"Incorrect API key provided: {key}", "header": told}}).encode()
        self.send_response(self.status, f"No {key}")
        self.send_header("content-type", "application/json")
        self.send_header("x-request-key", key)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Keys(world.World):
    def refusing(self, status):
        Echo.seen.clear()
        handler = type("Handler", (Echo,), {"status": status})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.base_url = f"http://127.0.0.1:{server.server_address[1]}/v1"

    def no_key_anywhere(self, *results):
        for result in results:
            self.assertNotIn(KEY, result.out + result.err)
        for folder, _, files in os.walk(self.folder):
            for name in files:
                if name == ".env":
                    continue
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(KEY.encode(), file.read(), name)

    @world.quick
    def test_a_key_that_is_refused_is_named_and_never_shown(self):
        self.refusing(401)
        env = {"SIM_API_KEY": KEY}
        result = self.lacuna(*RUN, "-v", "-v", code=1, env=env)
        self.assertTrue(Echo.seen and all(told == f"Bearer {KEY}" for told in Echo.seen), "the key was not sent")
        self.assertLessEqual(len(Echo.seen), 16, "a refused key was sent again and again")
        self.assertIn("401", result.err)
        self.assertIn("SIM_API_KEY", result.err)
        self.assertIn("--resume", result.err)
        again = self.lacuna(*RUN, "--resume", "--json", code=1, env=env)
        check = self.lacuna("check", "--model", "sim/sim-a", "--lang", "es", code=1, env=env)
        self.assertIn("not reachable", check.out)
        self.no_key_anywhere(result, again, check)

    def test_a_key_out_of_the_env_file_is_never_shown_either(self):
        self.refusing(403)
        self.write(".env", f'# mine\nexport SIM_API_KEY="{KEY}"\n')
        result = self.lacuna(*RUN, "-v", "-v", code=1)
        self.assertTrue(Echo.seen)
        self.assertIn("403", result.err)
        self.no_key_anywhere(result)

    def test_a_key_echoed_in_answers_is_not_kept(self):
        self.refusing(200)
        result = self.lacuna(*RUN, "-v", "-v", code=None, env={"SIM_API_KEY": KEY})
        self.assertTrue(Echo.seen)
        self.no_key_anywhere(result)

    def test_the_environment_wins_over_the_env_file(self):
        self.refusing(401)
        self.write(".env", "SIM_API_KEY=other\n")
        self.lacuna(*RUN, code=1, env={"SIM_API_KEY": KEY})
        self.assertTrue(Echo.seen and all(told == f"Bearer {KEY}" for told in Echo.seen))


class Disks(world.World):
    def test_a_full_disk_ends_the_run_and_more_room_lets_it_go_on(self):
        disk = self.folder_of("disk")
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True, text=True,
                                 check=False)
        if mounted.returncode != 0:
            self.skipTest("a small disk cannot be mounted here (needs root)")
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=False)
        self.sim()
        arguments = (*RUN, "--limit", "20", "--folder", disk)
        result = self.lacuna(*arguments, code=1)
        self.assertIn("disk is full", result.err)
        self.assertIn(disk, result.err)
        for name in ("pairs.jsonl", "summary.json"):
            self.assertFalse(os.path.exists(os.path.join(self.run_folder(disk), name)), f"{name} is half a file")
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        self.lacuna(*arguments, "--resume")
        cwd = self.folder_of("reference")
        self.lacuna(*arguments[:-2], cwd=cwd)
        self.assertEqual(self.bytes_of("pairs.jsonl", disk), self.bytes_of("pairs.jsonl", cwd))

    def frozen(self):
        """A folder that not even root may write to."""
        folder = self.folder_of("frozen")
        if os.geteuid() != 0:
            os.chmod(folder, 0o500)
            self.addCleanup(os.chmod, folder, 0o700)
            return folder
        if subprocess.run(["chattr", "+i", folder], capture_output=True, check=False).returncode != 0:
            self.skipTest("a folder cannot be made read-only for root here")
        self.addCleanup(subprocess.run, ["chattr", "-i", folder], check=True)
        return folder

    def test_a_folder_that_cannot_be_written_to(self):
        folder = self.frozen()
        sim = self.sim()
        for arguments in ((*RUN, "--folder", folder), ("init", folder), ("new", "strategy", "weather", "--folder", folder)):
            result = self.lacuna(*arguments, code=1)
            self.assertIn(folder, result.err)
            self.assertRegex(result.err, "not permitted|denied|Read-only")
            self.assertEqual(result.err.count("\n"), 1)
        self.assertEqual(os.listdir(folder), [])
        self.assertEqual(sim.requests(), 0)

    def test_an_output_that_is_full_is_no_success(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full here")
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([world.LACUNA, "list"], stdout=full, stderr=subprocess.PIPE, check=False,
                                  env=self.environment(), cwd=self.folder, text=True)
        self.assertEqual(done.returncode, 1, done.stderr)


class Strategies(world.World):
    """A strategy that misbehaves: the run goes on, and the file and line are named."""

    BODIES = {
        "forever": ("while true do end", "instructions"),
        "hungry": ("local t = {} for i = 1, 1 << 40 do t[i] = i end", "memory"),
        "raises": ('error("no idea")', "no idea"),
        "nothing": ("return 7", ""),
        "wild": ('return { { side = "beside", text = "It rained." } }', ""),
    }

    def strategy(self, name, body):
        self.write(f"strategies/{name}/strategy.lua", f'return lacuna.strategy {{\n  api = 1, name = "{name}", version = "1.0.0", '
                   'author = "", license = "MIT",\n  summary = "x", max_asks = 0, max_edits = 2,\n'
                   f'  perturb = function(ctx, item, opt)\n    {body}\n  end,\n}}\n')

    def test_a_strategy_that_misbehaves_is_named_and_the_rest_of_the_run_goes_on(self):
        self.sim()
        for name, (body, says) in self.BODIES.items():
            with self.subTest(name):
                self.strategy(name, body)
                cwd = self.folder_of(f"of-{name}")
                result = self.lacuna(*RUN, "--strategy", name, "--path", self.folder, cwd=cwd, code=1)
                self.assertIn(says, result.err)
                self.assertRegex(result.err, rf"strategies/{name}/strategy\.lua:" + (r"\d+: " if says else ""))
                self.assertEqual(result.err.count("strategy.lua"), 1, "said again and again")
                summary = self.summary(cwd)
                self.assertEqual(summary["state"], "complete")
                self.assertIn("strategy.lua", json.dumps(summary["script_errors"]))
                self.assertEqual([l["items"] for l in summary["languages"]], [6, 6])

    def test_a_strategy_that_raises_for_one_item_leaves_the_others_as_they_are(self):
        self.sim()
        mention = os.path.join(world.ROOT, "strategies", "mention", "strategy.lua")
        with open(mention, encoding="utf-8") as file:
            text = file.read()
        victim = self.lacuna_items()[0]
        self.write("strategies/mention/strategy.lua", text)
        self.lacuna(*RUN, cwd=self.folder)
        whole = self.decisions(self.folder)
        broken = self.folder_of("broken")
        stem = next(i["en"]["stem"] for i in world.items() if i["id"] == victim)
        self.write("broken/strategies/mention/strategy.lua", text.replace(
            "perturb = function(ctx, item, opt)", f"perturb = function(ctx, item, opt) if item.stem == {json.dumps(stem)} then "
            'error("not this one") end', 1))
        result = self.lacuna(*RUN, cwd=broken, code=1)
        self.assertIn("not this one", result.err)
        part = self.decisions(broken)
        self.assertEqual({k: v for k, v in whole.items() if k[0] != victim}, {k: v for k, v in part.items() if k[0] != victim})
        self.assertNotEqual(whole, part)

    def lacuna_items(self):
        """Ids of the items that RUN takes."""
        cwd = self.folder_of("look")
        self.lacuna(*RUN, "--strategy", "none", cwd=cwd)
        return [b["item"] for b in self.branches(cwd) if b["language"] == "es" and b["both_plain"]]

    def decisions(self, cwd):
        return {(l["item"], l["language"], json.dumps(l["edits"])): (l["verdict"], l["value"])
                for l in self.lines_of("log.jsonl", cwd) if "verdict" in l}


if __name__ == "__main__":
    unittest.main()
