"""The docs, followed as they stand: each file they show is written, each command they show is run or at least understood."""

import os
import re
import shlex

import world

DOCS = ["README.md"] + sorted(os.path.join("docs", n) for n in os.listdir(os.path.join(world.ROOT, "docs")) if n.endswith(".md"))


def read(name):
    with open(os.path.join(world.ROOT, name), encoding="utf-8") as file:
        return file.read()


def section(text, heading):
    return re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1]


def steps(text):
    """("file", path, content) and ("run", line), in order: fenced blocks go to the file named last before them."""
    path, fence, lines = None, None, []
    for line in text.splitlines():
        if line.startswith("```"):
            if fence is None:
                fence, lines = line, []
            else:
                yield ("file", path, "\n".join(lines) + "\n")
                fence = None
        elif fence is not None:
            lines.append(line)
        elif line.startswith("    "):
            yield ("run", re.sub(r"\s+#.*", "", line.strip()))
        else:
            for name in re.findall(r"`([a-z_]+/[\w./-]+\.(?:lua|txt))`", line):
                path = name


class TenMinutes(world.World):
    def test_the_page_on_strategies_leads_to_a_number_and_to_another_team(self):
        self.sim("--seed", "3")
        other, here, ran = self.folder_of("other"), self.folder, 0
        for step in steps(section(read("docs/strategies.md"), "Ten minutes")):
            if step[0] == "file":
                self.write(step[1], step[2])
                continue
            words = shlex.split(step[1])
            if words[0] == "export" or words[:2] == ["lacuna", "sim"]:
                continue # the world is there
            self.assertEqual(words[0], "lacuna", step[1])
            if words[1] == "install":
                here = other
                words[2] = self.path(words[2])
            told = self.lacuna(*words[1:], cwd=here)
            ran += 1
            if words[1] == "test":
                self.assertIn(" 0 failed", told.out)
            elif words[1] == "show":
                self.assertIn("confirmed, V = ", told.out)
            elif "--baseline" in words:
                self.assertRegex(told.out, r"best-of-n +es ")
                self.assertRegex(told.out, r"[1-9]\d* pairs? confirmed")
        self.assertGreaterEqual(ran, 10)
        self.assertTrue(os.path.exists(os.path.join(other, "lacuna.lock")))


class Examples(world.World):
    def known(self):
        """command -> options it has."""
        front = self.lacuna("--help").out
        commands = re.findall(r"^  ([a-z]+) +\S", front, re.M)
        return {c: set(re.findall(r"--[a-z][a-z0-9-]+|(?<= )-[a-zC](?=[ ,])", self.lacuna(c, "--help").out)) for c in commands}

    def test_every_command_in_the_docs_is_understood(self):
        known, seen = self.known(), 0
        for name in DOCS:
            for line in re.findall(r"^    (?:[A-Z_]+=\S+ )*lacuna ([^\n]*)", read(name), re.M):
                for part in re.split(r" && (?:lacuna )?|; (?:lacuna )?| \| .*", re.sub(r"\s+#.*", "", line)):
                    words = shlex.split(part) if part else []
                    if not words or words[0].startswith("-") or words[0] == "COMMAND":
                        continue
                    self.assertIn(words[0], known, f"{name}: lacuna {part}")
                    for word in words[1:]:
                        option = word.split("=")[0]
                        if option.startswith("--"):
                            self.assertIn(option, known[words[0]], f"{name}: lacuna {part}")
                    seen += 1
        self.assertGreater(seen, 30)

    def test_every_lua_block_of_the_docs_is_lua(self):
        blocks = [(n, b) for n in DOCS for b in re.findall(r"^```lua\n(.*?)^```", read(n), re.M | re.S)]
        self.assertGreater(len(blocks), 3)
        for number, (name, block) in enumerate(blocks):
            if not re.match(r"(--[^\n]*\n)*return\b", block):
                block = "return {\n" + block + "\n}" # rows of a table
            path = self.write(f"block{number}.lua", block)
            self.assertEqual(os.system(f"luac5.4 -p '{path}'"), 0, f"{name}:\n{block}")
