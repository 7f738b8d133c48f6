"""A package on its way from one team to another: packed, installed, locked, and refused when a byte of it changes."""

import gzip
import hashlib
import http.server
import io
import json
import os
import tarfile
import threading

import world

RUN = ("run", "--strategy", "shelf", "--model", "sim/sim-a", "--lang", "es", "--limit", "6", "--set", "search.depth=1")
LOCK = ("lock", *RUN[1:])
STRATEGY = """return lacuna.strategy {
  api = 1, name = "shelf", version = "0.1.0", author = "a", license = "MIT", names_wrong = true,
  max_asks = 0, max_edits = 3, needs = { "target" }, summary = "names a wrong choice",
  perturb = function(ctx, item)
    return ctx:map(item.wrong_choices, function(wrong, i)
      local fill = function(side, thing) return (side.mention[1]:gsub("{thing}", thing)) end
      return { side = "before", note = wrong, text = fill(ctx.english, wrong),
        target_text = fill(ctx.target, ctx.target.wrong_choices[i]) }
    end)
  end,
}
"""


class Files(http.server.BaseHTTPRequestHandler):
    """Serves one archive; /moved sends elsewhere."""

    def do_GET(self):
        body = self.server.files.get(self.path)
        self.send_response(302 if self.path == "/moved.tar.gz" else 200 if body else 404)
        if self.path == "/moved.tar.gz":
            self.send_header("location", "/shelf.tar.gz")
        self.send_header("content-length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_):
        pass


class Share(world.World):
    def setUp(self):
        super().setUp()
        self.write("ours/strategies/shelf/strategy.lua", STRATEGY)
        self.write("ours/strategies/shelf/README.md", "# shelf\n")
        self.ours, self.theirs = self.path("ours"), self.folder_of("theirs")
        self.data = self.path(".local", "share", "lacuna")

    def pack(self):
        said = json.loads(self.lacuna("pack", "shelf", "--json", cwd=self.ours).out)
        with open(self.path("ours", said["path"]), "rb") as file:
            return self.path("ours", said["path"]), said, file.read()

    def installed(self, *parts):
        return os.path.join(self.data, "strategies", "shelf", *parts)

    def serve(self, files):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
        server.files = files
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f"http://127.0.0.1:{server.server_port}"

    @world.quick
    def test_a_package_is_packed_the_same_each_time_installed_and_runs_elsewhere(self):
        self.sim()
        path, said, packed = self.pack()
        os.utime(self.path("ours", "strategies", "shelf", "strategy.lua"), (1, 1))
        os.chmod(self.path("ours", "strategies", "shelf", "README.md"), 0o600)
        self.assertEqual(self.pack()[2], packed)
        self.assertEqual(hashlib.sha256(packed).hexdigest(), said["sha256"])
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            self.assertEqual(archive.getnames(), ["shelf/README.md", "shelf/strategy.lua"])
        self.lacuna(*RUN, cwd=self.theirs, code=2)
        told = self.lacuna("install", path, cwd=self.theirs).out
        for word in ("strategy shelf 0.1.0", self.installed(), said["hash"], "needs  target", "at most 0", "at most 3"):
            self.assertIn(word, told)
        self.lacuna(*RUN, cwd=self.theirs)
        self.assertGreater(self.summary(self.theirs)["languages"][0]["candidates"], 0)
        for pair in self.pairs(self.theirs):
            self.assertEqual(pair["packages"]["strategy shelf"], said["hash"])
            self.assertEqual(pair["strategy"]["hash"], said["hash"])

    def test_a_locked_run_refuses_what_was_changed_by_one_byte(self):
        sim = self.sim()
        self.lacuna("install", self.pack()[0], cwd=self.theirs)
        self.assertRegex(self.lacuna(*LOCK, cwd=self.theirs).out, r"lacuna\.lock names \d+ packages and prompts")
        self.lacuna(*RUN, cwd=self.theirs)
        before = sim.requests()
        with open(self.installed("strategy.lua"), "r+b") as file:
            text = file.read()
            file.seek(text.index(b"names a wrong"))
            file.write(b"N")
        refused = self.lacuna(*RUN, "--fresh", cwd=self.theirs, code=2).err
        self.assertIn("lacuna.lock: strategy 'shelf': strategy.lua has changed since it was locked", refused)
        self.assertEqual(sim.requests(), before)
        self.lacuna("install", "--force", self.pack()[0], cwd=self.theirs)
        self.lacuna(*RUN, cwd=self.theirs)
        self.write("theirs/scripts/prompts/judge.txt", "Is {this} right? {stem}")
        self.assertIn("prompt 'judge': judge has changed", self.lacuna(*RUN, cwd=self.theirs, code=2).err)
        self.lacuna(*LOCK, cwd=self.theirs)
        self.lacuna(*RUN, cwd=self.theirs)

    def test_a_lock_covers_another_language_only_when_it_names_it(self):
        self.sim()
        self.lacuna("install", self.pack()[0], cwd=self.theirs)
        self.lacuna(*LOCK, cwd=self.theirs)
        self.assertIn("language 'fr' is not in it", self.lacuna(*RUN, "--lang", "fr", cwd=self.theirs, code=2).err)

    def test_two_of_one_name_are_refused_unless_forced(self):
        self.sim()
        path = self.pack()[0]
        self.lacuna("install", path, cwd=self.theirs)
        refused = self.lacuna("install", path, cwd=self.theirs, code=2).err
        self.assertIn(f"strategy 'shelf' is installed already, in {self.installed()}", refused)
        self.assertIn("in place of 0.1.0", self.lacuna("install", "--force", path, cwd=self.theirs).out)
        self.write("theirs/strategies/mention/strategy.lua", STRATEGY.replace('"shelf"', '"mention"'))
        refused = self.lacuna("install", self.path("theirs", "strategies", "mention"), cwd=self.ours, code=2).err
        self.assertIn("two packages would be called 'mention'", refused)
        self.write("ours/strategies/shelf.lua", STRATEGY)
        refused = self.lacuna("test", "shelf", cwd=self.ours, code=None).err
        refused += self.lacuna(*RUN, cwd=self.ours, code=2).err
        self.assertIn("two packages are called 'shelf'", refused)

    def test_a_list_says_what_it_needs_costs_and_where_it_is_from(self):
        said = json.loads(self.lacuna("install", self.pack()[0], "--json", cwd=self.theirs).out)
        self.lacuna("new", "strategy", "own", cwd=self.theirs)
        told = self.lacuna("list", "strategies", "--what", "needs,cost,hash,from", cwd=self.theirs).out
        rows = {line.split()[0]: line for line in told.splitlines()}
        self.assertRegex(rows["name"], r"needs +cost +hash +from$")
        self.assertRegex(rows["shelf"], f"target +0 asks, 3 edits +{said['hash'][:12]} +user$")
        self.assertRegex(rows["own"], r"- +0 asks, 4 edits +[0-9a-f]{12} +project$")
        self.assertRegex(rows["mention"], r"target +0 asks, 100 edits +[0-9a-f]{12} +shipped$")
        self.assertIn("needs target; at most 0 asks, 3 edits a call", self.lacuna("list", "strategies", cwd=self.theirs).out)
        there = json.loads(self.lacuna("list", "strategy", "--path", self.ours, "--json").out)
        self.assertEqual([p["from"] for p in there if p["name"] == "shelf" and not p["shadowed"]], ["path"])

    def test_an_archive_comes_from_the_web_as_it_is_or_not_at_all(self):
        _, said, packed = self.pack()
        url = self.serve({"/shelf.tar.gz": packed, "/big.tar.gz": b"x" * (9 << 20), "/page.tar.gz": b"<html>"})
        wrong = self.lacuna("install", url + "/shelf.tar.gz", "--sha256", "0" * 64, cwd=self.theirs, code=1).err
        self.assertIn(said["sha256"], wrong)
        self.assertIn("404 from 127.0.0.1", self.lacuna("install", url + "/none.tar.gz", cwd=self.theirs, code=1).err)
        self.assertIn("302", self.lacuna("install", url + "/moved.tar.gz", cwd=self.theirs, code=1).err)
        self.assertIn("no .tar.gz", self.lacuna("install", url + "/page.tar.gz", cwd=self.theirs, code=1).err)
        self.lacuna("install", url + "/big.tar.gz", cwd=self.theirs, code=1)
        self.assertFalse(os.path.exists(self.installed()))
        self.lacuna("install", url + "/shelf.tar.gz", "--sha256", said["sha256"].upper(), cwd=self.theirs)
        self.assertTrue(os.path.exists(self.installed("strategy.lua")))

    def test_a_hostile_archive_leaves_nothing(self):
        for name, kind in (("../../x.lua", tarfile.REGTYPE), ("shelf/x.lua", tarfile.SYMTYPE), ("shelf/x.so", tarfile.REGTYPE),
                           ("/etc/x.lua", tarfile.REGTYPE), ("shelf/.x.lua", tarfile.REGTYPE)):
            raw = io.BytesIO()
            with tarfile.open(fileobj=raw, mode="w") as archive:
                good = tarfile.TarInfo("shelf/strategy.lua")
                good.size = len(STRATEGY)
                archive.addfile(good, io.BytesIO(STRATEGY.encode()))
                bad = tarfile.TarInfo(name)
                bad.type, bad.linkname = kind, "/etc/passwd"
                archive.addfile(bad)
            path = self.path("bad.tar.gz")
            with open(path, "wb") as file:
                file.write(gzip.compress(raw.getvalue()))
            self.assertIn("nothing was taken from it", self.lacuna("install", path, code=1).err, name)
            self.assertFalse(os.path.exists(self.installed()), name)
            self.assertFalse(os.path.isdir(self.data) and os.listdir(self.data), name)
