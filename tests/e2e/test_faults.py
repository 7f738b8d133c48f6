"""Bad days of servers: what is repeated, what is an outcome, what stops one model and leaves the others at work, and what none of
it may do: change a pair, make a find, or show a key."""

import json
import os
import urllib.parse

import faults
import world

RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "10", "--set", "search.depth=1", "--set", "placebo=false")
KEY = 'sk-se"cret/with\\all+of%it-0123456789'
TARGET = "Pregunta: "  # stands in each prompt of the Spanish side, and in none of the English side


class Faulty(world.World):
    def setUp(self):
        super().setUp()
        self.upstream = world.Sim()
        self.addCleanup(self.upstream.stop)
        self.server = faults.Faults(self.upstream.url)
        self.addCleanup(self.server.stop)
        self.base_url = self.server.url + "/v1"
        self.trials = 0

    def script(self, *rules, **more):
        """From now on the server does this, and has seen nothing."""
        self.server.script = {"rules": list(rules), **more}
        self.server.seen, self.server.times, self.server.of_model = [], {}, {}

    def run_in(self, name, *arguments, code=0, env=None):
        cwd = self.folder_of(name)
        result = self.lacuna(*arguments, cwd=cwd, code=code,
                             env={"XDG_CACHE_HOME": os.path.join(cwd, "cache"), **(env or {})})
        return cwd, result

    def good_pairs(self, arguments=RUN):
        """Of a run without a fault."""
        self.script()
        cwd, _ = self.run_in("reference", *arguments)
        pairs = self.bytes_of("pairs.jsonl", cwd)
        self.assertGreaterEqual(pairs.count(b"\n"), 2)
        return pairs


ALL_FAULTS = [
    {"share": 0.02, "do": {"status": 429, "headers": {"retry-after": "0"}}},
    {"share": 0.02, "do": {"status": 429, "headers": {"retry-after-ms": "15"}}},
    {"share": 0.01, "do": {"status": 429, "headers": {
        "date": "Sun, 06 Nov 1994 08:49:37 GMT", "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"}}},
    {"share": 0.005, "do": {"status": 429, "headers": {"retry-after": "0.2"}}},
    {"share": 0.01, "do": {"status": 429, "headers": {"retry-after": "in a while"}}},
    {"share": 0.04, "do": {"status": 500, "body": '{"error":{"message":"The server had an error"}}'}},
    {"share": 0.02, "do": {"status": 502, "type": "text/html", "body": "<html>bad gateway</html>"}},
    {"share": 0.02, "do": {"status": 503}},
    {"share": 0.01, "do": {"status": 408}},
    {"share": 0.04, "do": {"reset": "before"}},
    {"share": 0.02, "do": {"reset": "head"}},
    {"share": 0.04, "do": {"reset": "body"}},
    {"share": 0.01, "do": {"stall": "before"}},
    {"share": 0.01, "do": {"stall": "body"}},
    {"share": 0.04, "do": {"cut": True}},
    {"share": 0.02, "do": {"malformed": True}},
]


class Pairs(Faulty):
    def test_thirty_faults_in_a_hundred_requests_change_no_pair(self):
        """Of all kinds at once, with latencies of which some are long."""
        good = self.good_pairs()
        patience = [f"http.{word}" for word in ("attempts=12", "first_byte=0.8", "idle=0.8")]
        self.script(*ALL_FAULTS, latency={"ms": 3, "jitter": 3, "spread": "long"})
        cwd, _ = self.run_in("faulty", *RUN, "-j", "64", *(w for word in patience for w in ("--set", word)))
        done = self.server.faults()
        self.assertGreater(sum(done.values()), 0.25 * self.server.requests(), done)
        self.assertGreaterEqual(len(done), 10, done)
        self.assertEqual(self.summary(cwd)["state"], "complete")
        self.assertEqual(self.bytes_of("pairs.jsonl", cwd), good)

    def test_a_server_that_goes_away_for_good_and_is_back_at_resume(self):
        good = self.good_pairs()
        for name, do in (("resets", {"reset": "before"}), ("errors", {"status": 503}),
                         ("asks-for-a-day", {"status": 429, "headers": {"retry-after": "86400"}})):
            with self.subTest(name):
                self.script({"from": 150, "do": do})
                arguments = (*RUN, "--set", "http.attempts=2")
                cwd, result = self.run_in(name, *arguments, code=1)
                self.assertEqual(result.err.count("'sim/sim-a' stopped: "), 1, str(result))
                self.assertRegex(result.err, r"\d+ of 10 trials are missing \(\d+ es\); they wait for 'sim/sim-a'")
                self.assertEqual(self.summary(cwd)["missing"]["wait_for"], ["sim/sim-a"])
                self.script()
                self.run_in(name, *arguments, "--resume")
                self.assertEqual(self.bytes_of("pairs.jsonl", cwd), good)
                self.assertNotIn("missing", self.summary(cwd))

    def test_an_outage_of_the_panel_in_the_target_pass_is_no_find(self):
        self.good_pairs()
        outages = {
            "reset": {"reset": "before"}, "500": {"status": 500}, "cut": {"cut": True}, "nothing": {"body": ""},
            "page": {"type": "text/html", "body": "<html>maintenance</html>"}, "half": {"malformed": True},
            "null": {"body": '{"choices":[{"message":{"content":null}}]}'}, "other": {"body": '{"object":"list","data":[]}'},
            "error": {"body": '{"error":{"message":"overloaded"}}'}, "no-json": {"body": "\u0000\u0001"},
            "list": {"body": "[]"}, "deep": {"body": "[" * 100000}, "nobody": {"body": '{"choices":[{"message":{"content":""}}]}'},
            "page-404": {"status": 404, "type": "text/html", "body": "<html>"},
        }
        for name, do in outages.items():
            with self.subTest(name):
                self.script({"has": TARGET, "do": do})
                cwd, result = self.run_in(name, *RUN, "--set", "http.attempts=2", code=None)
                self.assertIn(result.code, (0, 1), str(result))
                self.assertTrue(self.server.faults(), "the target side was never asked")
                self.assertEqual(self.bytes_of("pairs.jsonl", cwd), b"", str(result))
                self.assertEqual([l for l in self.lines_of("log.jsonl", cwd) if l.get("verdict") == "accepted"], [])


class Outcomes(Faulty):
    def test_a_bad_reply_to_one_question_is_an_outcome_and_no_end(self):
        """The first question that comes twenty-first gets it each time it is asked; the run is complete all the same."""
        self.script()
        cwd, _ = self.run_in("look", *RUN, "-j", "1")
        first = self.server.seen[20].id
        bodies = {
            "empty": {"body": ""}, "no-json": {"body": "Service is fine, thank you."}, "huge": {"huge": 9 << 20},
            "other": {"body": '{"ok":true}'}, "number": {"body": "7"}, "typed": {"type": "image/png", "body": "\x89PNG"},
            "cut": {"cut": True}, "half": {"malformed": True}, "nothing": {"status": 204},
            "odd": {"body": '{"choices":[7]}'}, "text": {"body": '{"choices":[{"message":"A"}]}'},
        }
        for name, do in bodies.items():
            with self.subTest(name):
                self.script({"id": first, "do": do})
                cwd, result = self.run_in(name, *RUN, "--set", "http.attempts=2")
                self.assertEqual(self.summary(cwd)["state"], "complete")
                self.assertEqual(result.err.count("\n"), 0, str(result))
                self.assertLessEqual(self.server.times[first], 3)
                self.assertEqual(self.server.requests(), len(self.server.times) + self.server.times[first] - 1)


class Models(Faulty):
    """Each role, refused in the middle of a run: that model stops at once, with a line that says what to do."""

    PROBE = """return {
  models = { %s },
  roles = { panel = { "a", "b" }, writer = "writer", translator = "translator", judge = "judge" },
  languages = { "es" }, strategy = "context", limit = 8, placebo = false,
  search = { depth = 1, votes = 4, potential = 0.5 }, checks = { "judge" },
}
"""

    def setUp(self):
        super().setUp()
        names = ("a", "b", "writer", "translator", "judge")
        models = ", ".join(f'{n} = {{ provider = "openai", model = "sim-{n}", url = "{self.base_url}", key = "{n.upper()}_KEY" }}'
                           for n in names)
        self.probe = self.write("probe.lua", self.PROBE % models)
        self.arguments = ("run", "--config", self.probe)
        self.keys = {f"{n.upper()}_KEY": f"sk-key-of-{n}" for n in names}

    def test_one_model_that_is_refused_stops_alone_and_at_once(self):
        self.script()
        cwd, _ = self.run_in("reference", *self.arguments, env=self.keys)
        good, asked = self.bytes_of("pairs.jsonl", cwd), {}
        for seen in self.server.seen:
            asked[seen.model] = asked.get(seen.model, 0) + 1
        cases = (("b", 401, "the key in B_KEY was refused; set it"), ("writer", 403, "the key in WRITER_KEY was refused; set it"),
                 ("translator", 404, "is 'sim-translator' the server's name for the model"),
                 ("judge", 400, "see models.judge.params and .features"), ("b", 402, "402 from 127.0.0.1"))
        for name, status, says in cases:
            with self.subTest(f"{name} {status}"):
                at = asked[f"sim-{name}"] // 3
                self.script({"model": f"sim-{name}", "from": at, "do": {
                    "status": status, "body": json.dumps({"error": {"message": "no, not you"}})}})
                cwd, result = self.run_in(f"{name}-{status}", *self.arguments, code=1, env=self.keys)
                line = [l for l in result.err.splitlines() if "stopped: " in l]
                self.assertEqual(len(line), 1, str(result))
                self.assertIn(f"model '{name}' stopped: {status} from 127.0.0.1", line[0])
                self.assertIn("(no, not you)", line[0])
                self.assertIn(says, line[0])
                self.assertIn("the rest goes on", line[0])
                self.assertRegex(result.err, rf"\d+ of 8 trials are missing \(\d+ es\); they wait for '{name}'")
                self.assertLess(self.server.requests(f"sim-{name}"), at + 8, "it was asked on and on")
                end = next(i for i, s in enumerate(self.server.seen) if s.fault)
                others = [s for s in self.server.seen[end:] if s.model != f"sim-{name}"]
                self.assertGreater(len(others), 5, "the rest of the run did not go on")
                sent = len(self.server.seen)
                self.script()
                self.run_in(f"{name}-{status}", *self.arguments, "--resume", env=self.keys)
                self.assertEqual(self.bytes_of("pairs.jsonl", cwd), good)
                self.assertLess(len(self.server.seen), sum(asked.values()) - sent + 16, "something was paid for twice")


class Keys(Faulty):
    def spellings(self):
        yield KEY
        yield json.dumps(KEY)[1:-1]
        yield json.dumps(json.dumps(KEY))[2:-2]
        yield "".join(f"\\u{ord(c):04x}" for c in KEY)
        yield urllib.parse.quote(KEY, safe="")
        yield urllib.parse.quote(KEY)
        yield KEY[3:20]  # nor a good part of it

    def no_key(self, cwd, *results):
        for spelling in self.spellings():
            for result in results:
                self.assertNotIn(spelling, result.out + result.err)
            for folder, _, files in os.walk(cwd):
                for name in files:
                    with open(os.path.join(folder, name), "rb") as file:
                        self.assertNotIn(spelling.encode(), file.read(), name)

    ECHOES = {
        "answer": {"echo": "json"}, "text": {"echo": "text"}, "400": {"echo": "json", "status": 400},
        "401": {"echo": "json", "status": 401}, "403": {"echo": "text", "status": 403}, "404": {"echo": "json", "status": 404},
        "429": {"echo": "json", "status": 429}, "500": {"echo": "text", "status": 500},
    }

    def test_a_key_that_the_server_echoes_is_nowhere(self):
        for name, do in self.ECHOES.items():
            with self.subTest(name):
                self.script({"do": do})
                arguments = (*RUN, "--limit", "3", "--set", "http.attempts=2", "-v", "-v")
                cwd, first = self.run_in(name, *arguments, code=None, env={"SIM_API_KEY": KEY})
                _, again = self.run_in(name, *arguments, "--resume", "--json", code=None, env={"SIM_API_KEY": KEY})
                _, check = self.run_in(name, "check", "--model", "sim/sim-a", "--lang", "es", code=None, env={"SIM_API_KEY": KEY})
                self.assertEqual(self.server.keys, {KEY}, "the key was not sent")
                self.assertIn("SIM_API_KEY", "".join(self.texts(cwd)) + first.err + check.out, "nothing was echoed")
                self.no_key(cwd, first, again, check)

    @staticmethod
    def texts(cwd):
        for folder, _, files in os.walk(cwd):
            for name in files:
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                    yield file.read()

    SPY = """return lacuna.provider {
  api = 1, name = "spy", version = "1.0.0", author = "x", license = "MIT", summary = "x", kinds = { "chat" }, url = "%s",
  request = function(call)
    return { method = "POST", path = "/chat/completions", headers = { authorization = "Bearer {secret:" .. call.key .. "}" },
      body = json.encode { model = call.model, messages = call.messages } }
  end,
  response = function(reply)
    %s
  end,
}
"""

    def spy(self, url, response):
        self.write("scripts/providers/spy.lua", self.SPY % (url, response))

    def test_a_key_that_is_echoed_reaches_no_script(self):
        """A provider that tells all it is given: in errors, in texts, byte by byte."""
        tells = {"raises": "error(reply.body)", "answers": "return { text = reply.body }",
                 "bytes": 'local t = {} for i = 1, #reply.body do t[i] = reply.body:byte(i) end return { text = table.concat(t, " ") }',
                 "turned": "return { text = reply.body:reverse() }", "fields": "local r = {} for k, v in pairs(reply) do "
                 "r[#r + 1] = tostring(k) .. '=' .. tostring(v) end return { text = table.concat(r, ';') }"}
        for name, response in tells.items():
            with self.subTest(name):
                self.spy("http://127.0.0.1:9", response)
                self.script({"do": {"echo": "json"}})
                probe = self.write("probe.lua", f"""return {{ models = {{ a = {{ provider = "spy", url = "{self.base_url}",
                    key = "SPY_KEY", model = "m" }} }}, languages = {{ "es" }}, limit = 2, placebo = false, plain_draws = 0 }}""")
                cwd, result = self.run_in(name, "run", "--config", probe, "--path", self.folder, "-v", "-v", code=None,
                                          env={"SPY_KEY": KEY})
                self.assertEqual(self.server.keys, {KEY})
                self.no_key(cwd, result)
                for text in self.texts(cwd):
                    self.assertNotIn(KEY[::-1], text)
                    self.assertNotIn(" ".join(str(b) for b in KEY.encode()), text)

    def test_a_redirect_never_gets_the_key(self):
        other = faults.Faults(None, {"rules": [{"do": {"body": "{}"}}]})
        self.addCleanup(other.stop)
        self.script({"do": {"redirect": other.url + "/v1/chat/completions"}})
        cwd, result = self.run_in("redirected", *RUN, code=1, env={"SIM_API_KEY": KEY})
        self.assertIn("307 from 127.0.0.1", result.err)
        self.assertIn("a redirect, which is not followed", result.err)
        self.assertEqual((other.requests(), other.connections), (0, 0))
        self.no_key(cwd, result)

    def test_a_package_never_gets_the_key_to_its_own_address(self):
        self.spy(self.base_url, "return { text = '' }")
        self.script({"do": {"body": "{}"}})
        models = {"its own": 'key = "SPY_KEY"', "the user's": f'key = "SPY_KEY", url = "{self.base_url}"'}
        for whose, entry in models.items():
            probe = self.write("probe.lua", f'return {{ models = {{ a = {{ provider = "spy", model = "m", {entry} }} }}, '
                               'languages = { "es" }, limit = 1 }')
            self.run_in(whose[:3], "run", "--config", probe, "--path", self.folder, code=2 if whose == "its own" else None,
                        env={"SPY_KEY": KEY})
            self.assertEqual(self.server.keys, set() if whose == "its own" else {KEY})

    def test_a_package_gets_no_other_key_than_its_models(self):
        text = (self.SPY % ("http://127.0.0.1:9", "return { text = '' }")).replace('" .. call.key .. "', "OTHER_KEY")
        self.write("scripts/providers/spy.lua", text)
        probe = self.write("probe.lua", f"""return {{ models = {{ a = {{ provider = "spy", url = "{self.base_url}", model = "m",
            key = "SPY_KEY" }} }}, languages = {{ "es" }}, limit = 1 }}""")
        _, result = self.run_in("other", "run", "--config", probe, "--path", self.folder, code=1,
                                env={"SPY_KEY": KEY, "OTHER_KEY": "sk-of-somebody-else"})
        self.assertIn("asks for a key that is not this model's", result.err)
        self.assertEqual(self.server.requests(), 0)
