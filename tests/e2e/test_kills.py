"""Two hundred SIGKILLs at moments of chance: the pairs are those of a run that nobody disturbed, and nothing is sent twice but
what a kill caught in flight, which is: sent, and its reply not yet committed.

LACUNA_KILLS sets how many; without it 200, and 20 in the slow builds.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import time
import urllib.parse

import faults
import world

KILLS = int(os.environ.get("LACUNA_KILLS") or (20 if world.SLOW else 200))
RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "8", "--set", "search.depth=1", "--set", "placebo=false",
       "--go-on")


class Session:
    """One process of the run: when it began, and what was committed when it was over."""

    def __init__(self, began):
        self.began, self.committed = began, None


class Kills(world.World):
    def setUp(self):
        super().setUp()
        self.upstream = world.Sim()
        self.addCleanup(self.upstream.stop)

    def server(self, ms, jitter):
        server = faults.Faults(self.upstream.url, {"latency": {"ms": ms, "jitter": jitter}})
        self.addCleanup(server.stop)
        self.base_url = server.url + "/v1"
        return server

    def one_session(self, server, cwd, jobs, chance, alive):
        """Runs it; kills it at some moment of the start, or while requests are under way. True when it was killed."""
        before = server.requests()
        running = self.start(*RUN, "-j", str(jobs), cwd=cwd, env={"XDG_CACHE_HOME": os.path.join(cwd, "cache")})
        if chance.random() < 0.15:
            time.sleep(chance.uniform(0, 0.3 if world.SLOW else 0.08))
        else:
            while server.requests() == before and running.process.poll() is None:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, alive))
        running.signal(signal.SIGKILL)
        result = running.wait()
        self.assertIn(result.code, (0, -signal.SIGKILL), str(result))
        return result.code != 0

    def committed(self, cwd):
        """Ids, as the server counts them, of the calls whose replies are in the database: read from a copy."""
        runs = os.path.join(cwd, "runs")
        names = os.listdir(runs) if os.path.isdir(runs) else []
        if not names or not os.path.exists(os.path.join(runs, names[0], "run.db")):
            return set()
        copy = self.folder_of("copy")
        for name in ("run.db", "run.db-wal"):
            if os.path.exists(os.path.join(runs, names[0], name)):
                shutil.copy(os.path.join(runs, names[0], name), copy)
        base = sqlite3.connect(os.path.join(copy, "run.db"))
        tables = base.execute("SELECT name FROM sqlite_master WHERE name = 'reply'").fetchall()
        rows = base.execute("SELECT request FROM call JOIN reply USING (seq) WHERE ok").fetchall() if tables else []
        base.close()
        shutil.rmtree(copy)
        return {self.id_of(json.loads(request)) for request, in rows}

    @staticmethod
    def id_of(request):
        path = urllib.parse.urlsplit(request["url"]).path
        return hashlib.sha1(path.encode() + b"\0" + request["body"].encode()).hexdigest()

    def killed_run(self, server, cwd, jobs, chance, kills, alive):
        """One run to its end, killed on the way at most `kills` times; its sessions."""
        sessions, done = [], 0
        while True:
            sessions.append(Session(time.monotonic()))
            if done < kills:
                killed = self.one_session(server, cwd, jobs, chance, alive)
            else:
                self.lacuna(*RUN, "-j", str(jobs), cwd=cwd, env={"XDG_CACHE_HOME": os.path.join(cwd, "cache")})
                killed = False
            sessions[-1].committed = self.committed(cwd)
            if not killed:
                self.assertEqual(self.summary(cwd)["state"], "complete")
                return sessions, done
            done += 1

    def only_what_was_in_flight_came_again(self, seen, sessions):
        allowed, times = {}, {}
        for i, session in enumerate(sessions):
            end = sessions[i + 1].began if i + 1 < len(sessions) else float("inf")
            mine = {s.id for s in seen if session.began <= s.came < end}
            for request in mine - session.committed:
                allowed[request] = allowed.get(request, 0) + 1
        for s in seen:
            times[s.id] = times.get(s.id, 0) + 1
        for request, n in times.items():
            self.assertLessEqual(n, 1 + allowed.get(request, 0), f"{request} was sent {n} times")
        return sum(times.values()) - len(times)

    def kill(self, jobs, ms, alive, seed):
        chance = random.Random(seed)
        server = self.server(ms, ms)
        reference = self.folder_of("reference")
        self.lacuna(*RUN, "-j", "8", cwd=reference, env={"XDG_CACHE_HOME": os.path.join(reference, "cache")})
        pairs = self.bytes_of("pairs.jsonl", reference)
        self.assertGreaterEqual(pairs.count(b"\n"), 3)
        done = again = runs = 0
        while done < KILLS:  # a run that was through before it was killed often enough is followed by another
            cwd, at = self.folder_of(f"run-{runs}"), len(server.seen)
            sessions, kills = self.killed_run(server, cwd, jobs, chance, KILLS - done, alive)
            again += self.only_what_was_in_flight_came_again(server.seen[at:], sessions)
            self.assertEqual(self.bytes_of("pairs.jsonl", cwd), pairs, f"run {runs}, after {kills} kills")
            done, runs = done + kills, runs + 1
        print(f"# {done} kills in {runs} runs at -j {jobs}: {again} of {len(server.seen)} requests came again", flush=True)
        self.assertGreater(again, 0, "no kill caught anything")

    def test_at_4_in_flight(self):
        self.kill(jobs=4, ms=20, alive=0.05, seed=1)

    def test_at_200_in_flight(self):
        self.kill(jobs=200, ms=30, alive=0.09, seed=2)
