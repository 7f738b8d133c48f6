"""What the end-to-end tests stand on: the program in a folder of its own, the simulated models, and what they leave behind.

LACUNA names the program under test, LACUNA_KIND the build it comes from ("asan" runs slower and checks more).
"""

import ctypes
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LACUNA = os.environ.get("LACUNA") or os.path.join(ROOT, "build", "dev", "bin", "lacuna")
KIND = os.environ.get("LACUNA_KIND", "dev")
SLOW = KIND.startswith("asan")
PATIENCE = 240 if SLOW else 90  # seconds for anything that must end


def quick(method):
    """Marks a test that `tests/run.sh quick` runs."""
    method.quick = True
    return method


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: no test leaves a process behind


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def fetch(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"} if data else {})
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.load(reply)


def have(*steps):
    """Installs with the functions of scripts/local/lib.sh; the last words of what failed, or None."""
    done = subprocess.run(["bash", "-c", '. "$0" && ' + " && ".join(steps), os.path.join(ROOT, "scripts", "local", "lib.sh")], text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=1200, check=False)
    return None if done.returncode == 0 else " ".join(done.stdout.split()[-30:]) or "failed"


class Result:
    """How a command ended and what it said."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __str__(self):
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


class Sim:
    """`lacuna sim` on a free port."""

    def __init__(self, *options, port=0):
        self.process = subprocess.Popen(
            [LACUNA, "sim", "--port", str(port), *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=clean_environment(ROOT), cwd=ROOT, preexec_fn=die_with_parent)
        line = self.process.stdout.readline()
        if not line.startswith("ready "):
            self.process.kill()
            raise AssertionError(f"the simulation did not start: {line}{self.process.communicate()[1]}")
        self.url = line.split()[1]
        self.port = int(self.url.rsplit(":", 1)[1])

    def stats(self):
        return fetch(self.url + "/sim/stats")

    def requests(self):
        return sum(self.stats()["requests"].values())

    def truth(self, prompt, model="sim-a"):
        return fetch(self.url + "/sim/truth", {"model": model, "messages": [{"role": "user", "content": prompt}]})

    def stop(self):
        """Ends it; what a sanitizer has to say about it counts."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            _, err = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise AssertionError("the simulation did not stop within 30 s") from None
        if self.process.returncode != 0:
            raise AssertionError(f"the simulation ended with {self.process.returncode}: {err}")


def clean_environment(home, **more):
    keep = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TMPDIR")
    env = {name: os.environ[name] for name in keep if name in os.environ}
    env.update(HOME=home, LANG="C.UTF-8", **more)
    return env


class Running:
    """A command under way; its output goes to files, so that nothing ever blocks on a pipe."""

    def __init__(self, arguments, cwd, env):
        self.out, self.err = tempfile.TemporaryFile("w+"), tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=self.out, stderr=self.err, cwd=cwd,
                                        env=env, preexec_fn=die_with_parent)

    def signal(self, number):
        self.process.send_signal(number)

    def said(self):
        self.err.flush()
        return os.pread(self.err.fileno(), 1 << 20, 0).decode()

    def wait(self, seconds=PATIENCE):
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            self.out.seek(0), self.err.seek(0)
            raise AssertionError(f"still at work after {seconds} s\n{self.out.read()}\n{self.err.read()}") from None
        self.out.seek(0), self.err.seek(0)
        result = Result(self.process.returncode, self.out.read(), self.err.read())
        self.out.close(), self.err.close()
        if re.search(r"Sanitizer|runtime error:", result.err):
            raise AssertionError(f"a sanitizer speaks\n{result}")
        return result


class World(unittest.TestCase):
    """A test with a folder of its own, where lacuna is run with next to nothing in its environment."""

    maxDiff = 4000

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="lacuna-e2e-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.base_url = None

    # ---- running things

    def sim(self, *options, port=0):
        """Starts a simulation; commands of this test reach it as the service `sim`."""
        sim = Sim(*options, port=port)
        self.addCleanup(sim.stop)
        self.base_url = sim.url + "/v1"
        return sim

    def environment(self, more=None, cwd=None):
        env = clean_environment(self.folder, **(more or {}))
        env.setdefault("XDG_CACHE_HOME", os.path.join(cwd or self.folder, ".cache"))  # projects share nothing unasked
        if self.base_url and "SIM_BASE_URL" not in env:
            env["SIM_BASE_URL"] = self.base_url
        return env

    def start(self, *arguments, cwd=None, env=None):
        running = Running([LACUNA, *arguments], cwd or self.folder, self.environment(env, cwd))
        self.addCleanup(self.end, running)
        return running

    @staticmethod
    def end(running):
        if running.process.poll() is None:
            running.process.kill()
            running.process.wait()

    def lacuna(self, *arguments, code=0, cwd=None, env=None, seconds=PATIENCE):
        """Runs it to its end; the exit status must be `code` (None: any)."""
        result = self.start(*arguments, cwd=cwd, env=env).wait(seconds)
        if code is not None:
            self.assertEqual(result.code, code, f"lacuna {' '.join(arguments)}\n{result}")
        return result

    # ---- files

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def folder_of(self, name):
        path = self.path(name)
        os.makedirs(path, exist_ok=True)
        return path

    def run_folder(self, cwd=None):
        """The folder of the only run there is."""
        runs = os.path.join(cwd or self.folder, "runs")
        names = os.listdir(runs)
        self.assertEqual(len(names), 1, names)
        return os.path.join(runs, names[0])

    def bytes_of(self, file, cwd=None):
        with open(os.path.join(self.run_folder(cwd), file), "rb") as f:
            return f.read()

    def lines_of(self, file, cwd=None):
        return [json.loads(line) for line in self.bytes_of(file, cwd).decode().splitlines()]

    def pairs(self, cwd=None):
        return self.lines_of("pairs.jsonl", cwd)

    def summary(self, cwd=None):
        return json.loads(self.bytes_of("summary.json", cwd))

    def branches(self, cwd=None):
        return [line for line in self.lines_of("log.jsonl", cwd) if "eligible" in line]

    def nothing_written(self, cwd=None):
        """No run folder, and no file that was begun and left."""
        for folder, _, files in os.walk(cwd or self.folder):
            for name in files:
                self.assertNotRegex(name, r"\.(tmp|part)|~$|^\.lacuna", os.path.join(folder, name))
        runs = os.path.join(cwd or self.folder, "runs")
        self.assertFalse(os.path.isdir(runs) and os.listdir(runs), "a run was begun")


def until(condition, seconds=PATIENCE, what="what was waited for"):
    """Polls: for things that another process does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError(f"{what} did not happen within {seconds} s")


def items():
    """The shipped questions."""
    with open(os.path.join(ROOT, "scripts", "sources", "basic.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file]
