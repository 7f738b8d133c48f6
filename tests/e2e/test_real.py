"""The real local models and Apertium, a few items: everything that a simulation cannot get wrong."""

import json
import os
import signal
import subprocess
import unittest

import world

LOCAL = os.path.join(world.ROOT, "scripts", "local")
BUILD = os.environ.get("LACUNA_BUILD") or os.path.join(world.ROOT, "build")

CONFIG = """return {
  models = {
    gemma = { provider = "openai", model = "gemma", url = "%(model)s/v1", api = "completion", ask = "text", examples = 4,
              features = { grammar = true }, in_flight = 4 },
    apertium = { provider = "apertium", url = "%(translator)s" },
  },
  roles = { panel = { "gemma" }, translator = "apertium" },
  search = { depth = 1, keep = 1 },
  placebo = false,
}
"""


class Server:
    """A server of scripts/local on a free port; it ends with this process."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        text=True, start_new_session=True, preexec_fn=world.die_with_parent)
        self.url = None
        for line in self.process.stdout:
            if line.startswith("ready "):
                self.url = line.split()[1]
                return
        raise AssertionError(f"{command[-1]} did not start")

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process.stdout.close()


@unittest.skipIf(world.SLOW, "the real models are asked once, by the release build")
class Real(world.World):
    def model(self, name, weights):
        missing = world.have("need_packages run", "need_venv", f"need_model {name}")
        if missing:
            self.skipTest(f"the packages of {name} cannot be fetched: {missing}")
        server = Server(os.path.join(BUILD, "venv", "bin", "python"), "-B", os.path.join(LOCAL, "serve.py"),
                        os.path.join(BUILD, "models", weights), "--port", "0")
        self.addCleanup(server.stop)
        return server.url

    def gemma(self):
        return self.model("gemma", "gemma-3-270m-q4_k_m.gguf")

    def apertium(self):
        missing = world.have("need_packages mt")
        if missing:
            self.skipTest(f"the packages of Apertium cannot be fetched: {missing}")
        server = Server("/usr/bin/python3", "-B", os.path.join(LOCAL, "apertium.py"), "--port", "0")
        self.addCleanup(server.stop)
        return server.url

    def test_a_small_chat_model_is_asked_for_letters(self):
        url = self.model("smollm2", "smollm2-135m-instruct-q4_1.gguf")
        self.write("probe.lua", """return {
          models = { smol = { provider = "openai", model = "smollm2", url = "%s/v1", params = { max_tokens = 24 } } },
          search = { depth = 1 }, placebo = false, languages = { "es" }, limit = 2,
        }""" % url)
        told = json.loads(self.start("check", "--json").wait(300).out)
        for row in told:
            self.assertTrue(row["reachable"], row)
            self.assertEqual(row["asked"], 12)
        self.lacuna("run", seconds=300)
        self.assertEqual(self.summary()["state"], "complete")

    def test_a_real_model_is_probed_through_a_real_translator(self):
        config = {"model": self.gemma(), "translator": self.apertium()}
        self.write("probe.lua", CONFIG % config)
        told = json.loads(self.lacuna("check", "--lang", "es", "--json", seconds=300).out)
        rows = {(row["model"], row["language"]): row for row in told}
        self.assertTrue(rows["gemma", "en"]["usable"], rows)
        self.assertGreaterEqual(rows["gemma", "en"]["answered"], rows["gemma", "en"]["asked"] - 1)
        self.lacuna("run", "--lang", "es", "--lang", "eo", "--limit", "5", seconds=600)
        summary = self.summary()
        self.assertEqual(summary["state"], "complete")
        self.assertEqual(summary["calls"]["unanswered"], 0)
        self.assertGreater(summary["calls"]["purposes"].get("translate", 0), 0, summary["calls"])
        rows = {row["code"]: row for row in summary["languages"]}
        self.assertEqual(rows["es"]["items"], 5)
        self.assertGreaterEqual(rows["es"]["eligible"], 1)
        for branch in self.branches():
            if branch["language"] == "eo" and branch["eligible"] and branch["state"] != "unsound":
                self.assertTrue(branch["translated"], branch)
        for pair in self.pairs():
            self.assertIn("gemma", pair["models"]["gemma"]["reported"])
        before = self.bytes_of("pairs.jsonl")
        again = self.lacuna("run", "--lang", "es", "--lang", "eo", "--limit", "5")
        self.assertEqual(self.bytes_of("pairs.jsonl"), before)
        self.assertIn("calls answered", again.out)
