"""include/lacuna: a C program of its own finds what the command line finds."""

import json
import os
import subprocess
import unittest

import world

API = os.environ.get("LACUNA_API") or os.path.join(os.path.dirname(os.path.dirname(world.LACUNA)), "tests", "e2e_api")


class Api(world.World):
    def test_a_program_finds_the_same_pairs_as_the_command_line(self):
        self.sim()
        done = world.Running([API, self.folder_of("mine"), "sim/sim-a", "es"], self.folder, self.environment()).wait()
        self.assertEqual(done.code, 0, str(done))
        lines = done.out.splitlines()
        self.lacuna("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "14", "--set", "search.depth=1",
                    "--folder", self.folder_of("theirs"))
        theirs = self.pairs(self.path("theirs"))
        self.assertEqual([json.loads(line) for line in lines[1:-1]], theirs)
        self.assertEqual(lines[0], f"accepted {sum(not p['plain'] for p in theirs)}")
        self.assertEqual(lines[-1], f"pairs {len(theirs)}, confirmed {sum(p['stage'] == 'confirmed' for p in theirs)}")
        self.assertEqual(self.bytes_of("pairs.jsonl", self.path("mine")), self.bytes_of("pairs.jsonl", self.path("theirs")))

    def test_the_header_stands_alone_in_c_and_in_cpp(self):
        header = os.path.join(world.ROOT, "include")
        for compiler, language in (("gcc", "c"), ("g++", "c++")):
            done = subprocess.run([compiler, "-x", language, "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                                   "-I", header, "-"], input="#include <lacuna/lacuna.h>\n", text=True, capture_output=True,
                                  check=False)
            self.assertEqual(done.returncode, 0, done.stderr)

    @unittest.skipIf(world.SLOW, "installing is the same in every build")
    def test_an_installed_lacuna_finds_its_scripts(self):
        build = os.path.dirname(os.path.dirname(world.LACUNA))
        prefix = self.path("prefix")
        subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, capture_output=True)
        program = os.path.join(prefix, "bin", "lacuna")
        done = subprocess.run([program, "list", "--json"], check=True, capture_output=True, text=True, cwd=self.folder,
                              env=self.environment())
        names = {row.get("code") or row["name"] for line in done.stdout.splitlines() for row in json.loads(line)}
        self.assertLessEqual({"mention", "openai", "es", "gap", "basic"}, names)
        self.assertIn(os.path.join(prefix, "share"), done.stdout)
        for folder, _, files in os.walk(prefix):
            self.assertFalse([f for f in files if f.endswith((".sh", ".gguf"))], folder)
        self.assertTrue(os.path.exists(os.path.join(prefix, "include", "lacuna", "lacuna.h")))
