"""Strategies for short prompts: they change the question on both sides, keep its length, and find what is brittle."""

import unittest

import world

SHORT = ("codeswitch", "register", "reorder", "script", "synonym", "typo")


def grown(before, after):
    return (len(after) - len(before)) / len(before)


class Short(world.World):
    def run_with(self, strategy, *more):
        cwd = self.folder_of(strategy)
        self.lacuna("run", "--model", "sim/sim-a", "--set", "search.depth=1", "--strategy", strategy, *more, cwd=cwd)
        return cwd

    def candidates(self, cwd):
        return [line for line in self.lines_of("log.jsonl", cwd) if line.get("edits")]

    def asked(self, side):
        lines = [side["text"]] + [f"{letter}. {choice}" for letter, choice in zip("ABCDEFGH", side["choices"])]
        return "\n".join(lines) + "\nAnswer:"

    def test_what_they_confirm_is_brittle_and_the_placebo_confirms_nothing(self):
        sim = self.sim()
        items = {item["id"]: item for item in world.items()}
        for strategy in SHORT[::3] if world.SLOW else SHORT:
            cwd = self.run_with(strategy, "--lang", "es")
            candidates = self.candidates(cwd)
            self.assertGreaterEqual(len(candidates), 60, strategy)
            for c in candidates:
                item, edit = items[c["item"]], c["edits"][0]
                self.assertEqual(edit["side"], "replace")
                self.assertNotEqual(edit["text"], item["en"]["stem"])
                self.assertLessEqual(grown(item["en"]["stem"], edit["text"]), 0.1, edit)
                self.assertLessEqual(grown(item[c["language"]]["stem"], edit["target_text"]), 0.1, edit)
            confirmed = [p for p in self.pairs(cwd) if p["stage"] == "confirmed" and not p["plain"]]
            self.assertGreaterEqual(len(confirmed), 3, strategy)
            false = [p["target"]["text"] for p in confirmed if not sim.truth(self.asked(p["target"]))["brittle"]]
            self.assertLessEqual(len(false), 1, f"{strategy}: confirmed, and true nowhere: {false}")
            placebo = [p for p in confirmed if p["language"] == "en-x-placebo"]
            self.assertLessEqual(len(placebo), 1, strategy)

    def test_a_world_without_gaps_confirms_next_to_nothing(self):
        self.sim("--no-gap")
        cwd = self.run_with("typo", "--lang", "es", "--lang", "fr")
        rows = self.summary(cwd)["languages"]
        self.assertLessEqual(sum(r["confirmed_items"] for r in rows), 0.05 * sum(r["eligible"] for r in rows))

    def test_a_translated_target_is_changed_too(self):
        self.sim()
        cwd = self.run_with("typo", "--lang", "sw", "--limit", "20", "--set", "placebo=false", "--set",
                            "roles.translator=sim/sim-a", "--set", "checks=length,stem_kept")
        candidates = self.candidates(cwd)
        self.assertGreaterEqual(len(candidates), 40)
        self.assertTrue(all(c["verdict"] in ("scored", "accepted", "english", "surplus") for c in candidates))


if __name__ == "__main__":
    unittest.main()
