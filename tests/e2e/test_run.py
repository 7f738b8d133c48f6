"""run: finds the weaknesses that the simulated world has, confirms them, and finds nothing where there is nothing."""

import collections
import json
import os
import unittest

import schema
import world

PROBE = ("run", "--model", "sim/sim-a", "--set", "search.depth=1")


class Truth(world.World):
    def truth(self, sim, language):
        """What the world says of each item: weak, and whether only two mentions together bring that out (deep)."""
        out = {}
        for item in world.items():
            side = item[language]
            lines = [side["stem"]] + [f"{letter}. {choice}" for letter, choice in zip("ABCDEFGH", side["choices"])]
            told = sim.truth("\n".join(lines) + "\nAnswer:")
            self.assertEqual((told["item"], told["language"]), (item["id"], language))
            out[item["id"]] = told
        return out

    def found(self, language, cwd):
        """Items with a confirmed pair, and those that the search was at."""
        confirmed = {p["item"]["id"] for p in self.pairs(cwd)
                     if p["language"] == language and p["stage"] == "confirmed" and not p["plain"]}
        return confirmed, {b["item"] for b in self.branches(cwd) if b["language"] == language and b["both_plain"]}

    def test_it_finds_the_weak_items_and_confirms_only_those(self):
        sim = self.sim()
        shallow, beam = self.folder_of("shallow"), self.folder_of("beam")
        self.lacuna(*PROBE, "--lang", "es", "--lang", "fr", "--set", "placebo=false", cwd=shallow)
        self.lacuna(*PROBE, "--lang", "es", "--lang", "fr", "--set", "placebo=false", "--set", "search.depth=2",
                    "--set", "search.potential=0.4", cwd=beam)
        for language in ("es", "fr"):
            truth = self.truth(sim, language)
            for cwd, plain_sight in ((shallow, lambda t: t["weak"] and not t["deep"]), (beam, lambda t: t["weak"])):
                confirmed, searched = self.found(language, cwd)
                weak = {item for item in searched if truth[item]["weak"]}
                seen = {item for item in searched if plain_sight(truth[item])}
                self.assertGreaterEqual(len(seen), 5, "the world has too few weaknesses to tell")
                self.assertLessEqual(len(confirmed - weak), 1, f"{language}: confirmed, and true nowhere: {confirmed - weak}")
                self.assertGreaterEqual(len(confirmed & seen), 0.8 * len(seen), f"{language}: missed {seen - confirmed}")

    def test_the_placebo_language_finds_nothing(self):
        self.sim()
        self.lacuna(*PROBE, "--lang", "es")
        row = {l["code"]: l for l in self.summary()["languages"]}
        self.assertTrue(row["en-x-placebo"]["placebo"])
        self.assertGreaterEqual(row["en-x-placebo"]["eligible"], 100)
        self.assertLessEqual(row["en-x-placebo"]["confirmed_items"], 2)
        self.assertGreater(row["es"]["over_placebo"]["low"], 0)

    def test_a_world_without_gaps_confirms_at_most_one_item_in_twenty(self):
        eligible = confirmed = 0
        for seed in range(1, 4 if world.SLOW else 7):
            cwd = self.folder_of(f"world-{seed}")
            sim = self.sim("--no-gap", "--seed", str(seed))
            self.lacuna(*PROBE, "--lang", "es", "--lang", "fr", "--seed", str(seed), cwd=cwd)
            for row in self.summary(cwd)["languages"]:
                if not row["placebo"]:
                    eligible += row["eligible"]
                    confirmed += row["confirmed_items"]
            sim.process.terminate()
        self.assertGreaterEqual(eligible, 300)
        self.assertLessEqual(confirmed, 0.05 * eligible, f"{confirmed} of {eligible}")


class Output(world.World):
    def setUp(self):
        super().setUp()
        self.sim("--refusals", "0.1", "--verbose-replies", "0.3")
        self.lacuna(*PROBE, "--lang", "es", "--lang", "fr", "--limit", "60", "--model", "sim/sim-b")

    @world.quick
    def test_pairs_are_as_the_schema_says(self):
        path = os.path.join(world.ROOT, "docs", "pairs.schema.json")
        with open(path, encoding="utf-8") as file:
            rules = json.load(file)
        pairs = self.pairs()
        self.assertGreaterEqual(len(pairs), 5)
        for pair in pairs:
            self.assertEqual(list(schema.faults(rules, pair)), [], json.dumps(pair)[:300])

    @world.quick
    def test_both_sides_hold_the_same_choices_and_the_same_answer(self):
        shipped = {item["id"]: item for item in world.items()}
        for pair in self.pairs():
            item, language = shipped[pair["item"]["id"]], pair["language"]
            self.assertEqual(pair["answer"], item["answer"])
            self.assertEqual(pair["english"]["choices"], item["en"]["choices"])
            self.assertEqual(pair["target"]["choices"], item[language]["choices"])
            self.assertIn(item["en"]["stem"], pair["english"]["text"])
            self.assertIn(item[language]["stem"], pair["target"]["text"])
            for edit in pair["edits"]:
                self.assertIn(edit["text"], pair["english"]["text"])
                self.assertIn(edit["target_text"], pair["target"]["text"])
                self.assertNotIn(item["en"]["choices"][item["answer"]], edit["text"])

    def test_a_confirmed_pair_has_the_votes_for_it(self):
        for pair in self.pairs():
            verdicts = []
            for name, model in pair["models"].items():
                self.assertEqual(model["reported"], name.split("/")[1])
                cells = model["cells"]
                english = cells["english" if pair["plain"] else "english_perturbed"]["outcomes"]
                target = cells["target" if pair["plain"] else "target_perturbed"]["outcomes"]
                self.assertEqual((len(english), len(target)), (8, 8))
                verdicts.append(english.count("right") >= 7 and target.count("wrong") >= 6)
                self.assertEqual(model["confirmed"], verdicts[-1])
            self.assertEqual(pair["stage"] == "confirmed", sum(verdicts) * 2 > len(verdicts))

    def test_no_call_of_the_search_is_used_again_to_confirm(self):
        searched = {vote["call"] for line in self.lines_of("log.jsonl") for vote in line.get("votes", [])}
        self.assertGreater(len(searched), 100)
        for pair in self.pairs():
            for model in pair["models"].values():
                for cell in model["cells"].values():
                    self.assertFalse(searched & set(cell["calls"]))
                    self.assertEqual(len(set(cell["calls"])), len(cell["calls"]), "a draw was asked twice")

    def test_the_summary_counts_what_the_files_hold(self):
        summary, pairs, branches = self.summary(), self.pairs(), self.branches()
        self.assertEqual(summary["state"], "complete")
        for row in summary["languages"]:
            mine = [p for p in pairs if p["language"] == row["code"] and not p["plain"]]
            plain = [p for p in pairs if p["language"] == row["code"] and p["plain"]]
            here = [b for b in branches if b["language"] == row["code"]]
            confirmed = [p for p in mine if p["stage"] == "confirmed"]
            self.assertEqual(row["items"], len(here))
            self.assertEqual(row["eligible"], sum(b["eligible"] for b in here))
            self.assertEqual(row["accepted_pairs"], len(mine))
            self.assertEqual(row["accepted_items"], len({p["item"]["id"] for p in mine}))
            self.assertEqual(row["confirmed_pairs"], len(confirmed))
            self.assertEqual(row["confirmed_items"], len({p["item"]["id"] for p in confirmed}))
            self.assertEqual(row["plain_pairs"], len(plain))
            self.assertEqual(row["plain_confirmed"], sum(p["stage"] == "confirmed" for p in plain))
            self.assertEqual(row["candidates"], sum(b["candidates"] for b in here))
            self.assertEqual(row["calls"], sum(b["calls"] for b in here))
            if row["eligible"]:
                share = len({p["item"]["id"] for p in confirmed}) / row["eligible"]
                self.assertAlmostEqual(row["confirmed_conversion"], share)
            self.recount_models(row, mine)

    def recount_models(self, row, pairs):
        for name, model in row["models"].items():
            counts = collections.Counter()
            for pair in pairs:
                cells = pair["models"][name]["cells"]
                counts["confirmed"] += pair["models"][name]["confirmed"]
                counts["asked"] += len(cells["target_perturbed"]["outcomes"])
                counts["right_english"] += cells["english_perturbed"]["outcomes"].count("right")
                counts["right_target"] += cells["target_perturbed"]["outcomes"].count("right")
                counts["wrong_target"] += cells["target_perturbed"]["outcomes"].count("wrong")
            for key in ("confirmed", "asked", "right_english", "right_target", "wrong_target"):
                self.assertEqual(model["selected"][key], counts[key], f"{row['code']} {name} {key}")
            self.assertEqual(model["selected"]["pairs"], len(pairs))
            if model["selected"]["items"] < 30:
                self.assertIsNone(model["selected"]["p"], "a p from fewer than 30 items")

    def test_pairs_stand_by_item_language_and_rank(self):
        seen, last = [], None
        for pair in self.pairs():
            place = (pair["item"]["id"], pair["language"])
            if place != last:
                self.assertNotIn(place, seen)
                seen.append(place)
                rank = -1
            self.assertGreater(pair["rank"], rank)
            rank, last = pair["rank"], place
            self.assertLess(rank, 3)


class Chain(world.World):
    TAIL = """return lacuna.strategy {
      api = 1, name = "tail", version = "1", max_asks = 0, max_edits = 2, needs = { "target" },
      perturb = function(ctx, item)
        if #item.edits ~= 1 then error("called at depth " .. ctx.depth) end
        return { { side = "after", text = "It rains.", target_text = "Llueve." } }
      end }"""

    def test_each_strategy_of_a_chain_makes_one_level(self):
        self.sim("--seed", "3")
        self.write("strategies/tail/strategy.lua", self.TAIL)
        self.lacuna("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "16", "--strategy", "mention,tail")
        with open(os.path.join(world.ROOT, "docs", "pairs.schema.json"), encoding="utf-8") as file:
            rules = json.load(file)
        depths = collections.Counter(pair["depth"] for pair in self.pairs())
        self.assertGreater(depths[1], 0)
        self.assertGreater(depths[2], 0)
        for pair in self.pairs():
            self.assertEqual([p["name"] for p in pair["chain"]], ["mention", "tail"])
            self.assertEqual(pair["strategy"]["name"], "tail" if pair["depth"] == 2 else "mention")
            self.assertEqual([e["text"] == "It rains." for e in pair["edits"]], [False, True][:pair["depth"]])
            self.assertTrue(pair["names_wrong"])
            self.assertEqual(list(schema.faults(rules, pair)), [])

    def test_a_chain_shorter_than_the_search_is_refused(self):
        self.sim()
        told = self.lacuna("run", "--model", "sim/sim-a", "--lang", "es", "--strategy", "mention,none", "--set",
                           "search.deep=5", code=2).err
        self.assertIn("a chain of 2 has 2 levels, and search asks for 5", told)
        told = self.lacuna("run", "--model", "sim/sim-a", "--lang", "es", "--strategy", "mention,none", "--set",
                           "strategy.side=after", code=2).err
        self.assertIn("the strategy is a chain", told)

    def test_an_option_that_is_a_number_is_set_on_the_command_line(self):
        self.sim()
        self.lacuna("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "6", "--strategy", "typo", "--set",
                    "strategy.tries=1", "--set", "search.depth=1")
        for row in self.summary()["languages"]:
            self.assertGreater(row["candidates"], 0)
            self.assertLessEqual(row["candidates"], 6)


if __name__ == "__main__":
    unittest.main()
