"""Which language a text is in: replies in another one, fields of a pair in another one; measured on sentences that people
and translators wrote, where LACUNA_TEST_DATA has them."""

import collections
import json
import os
import unittest

import world

DATA = os.environ.get("LACUNA_TEST_DATA")
LATIN = ["ca", "de", "en", "eo", "es", "et", "eu", "fr", "gl", "ht", "id", "it", "pt", "qu", "sw", "tr", "vi", "yo", "zu"]
CYRILLIC = ["ru", "uk"]
PITFALLS = {"Spanish": "es", "French": "fr", "Zulu": "zu", "Ukrainian": "uk"}
WEATHER = {
    "en": ("Why do people carry an umbrella?", ["because it may rain", "because they are late", "because it is cheap"]),
    "es": ("¿Por qué lleva paraguas la gente?", ["porque puede llover", "porque llegan tarde", "porque es barato"]),
    "pt": ("Por que as pessoas levam guarda-chuva?", ["porque pode chover", "porque estão atrasadas", "porque é barato"]),
    "ca": ("Per què la gent porta paraigua?", ["perquè pot ploure", "perquè fan tard", "perquè és barat"]),
    "it": ("Perché la gente porta l'ombrello?", ["perché può piovere", "perché sono in ritardo", "perché costa poco"]),
    "sw": ("Kwa nini watu hubeba mwavuli?", ["kwa sababu mvua inaweza kunyesha", "kwa sababu wamechelewa", "kwa sababu ni rahisi"]),
    "id": ("Mengapa orang membawa payung?", ["karena mungkin akan hujan", "karena mereka terlambat", "karena harganya murah"]),
    "uk": ("Чому люди носять із собою парасольку?", ["бо може піти дощ", "бо вони запізнюються", "бо вона дешева"]),
    "ru": ("Почему люди носят с собой зонт?", ["потому что может пойти дождь", "потому что они опаздывают", "потому что он дешёвый"]),
}
TAKEN = [("es", "pt"), ("es", "ca"), ("es", "it"), ("es", "en"), ("pt", "es"), ("it", "es"), ("sw", "id"), ("sw", "en"), ("id", "sw"),
         ("uk", "ru"), ("ru", "uk"), ("ca", "es")]  # (asked for, what came)


def joined(texts, words):
    """Texts put together until they have so many words."""
    out, now = [], ""
    for text in texts:
        now = (now + " " + text).strip()
        if len(now.split()) >= words:
            out.append(now)
            now = ""
    return out


def sentences():
    """By language, as they stand: XCOPA's premises and choices, questions and added texts of the published pairs."""
    out = collections.defaultdict(list)
    with open(os.path.join(DATA, "parallel", "xcopa_val.jsonl"), encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            for code in set(LATIN) & set(row):
                out[code] += [text for text in [row[code]["premise"], *row[code]["choices"]] if text not in row["en"]["choices"]]
    for name, code in PITFALLS.items():
        with open(os.path.join(DATA, "pitfalls", name + ".json"), encoding="utf-8") as file:
            for row in json.load(file):
                out[code] += [row[key] for key in ("transori", "transpre", "transsuf") if row.get(key)]
    return {code: list(dict.fromkeys(texts)) for code, texts in out.items()}


def wordings():
    """The same questions in several languages: a question and its choices by language."""
    with open(os.path.join(DATA, "parallel", "xcopa_val.jsonl"), encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield {code: (side["premise"], side["choices"]) for code, side in row.items() if isinstance(side, dict)}
    published = collections.defaultdict(dict)
    for name, code in PITFALLS.items():
        with open(os.path.join(DATA, "pitfalls", name + ".json"), encoding="utf-8") as file:
            for row in json.load(file):
                texts = published[row["oriquestion"], tuple(row["choices"])]
                texts.update({"en": (row["oriquestion"], row["choices"]), code: (row["transori"], row["transchoices"])})
    yield from published.values()


def questions():
    """Six sentences in each language, the same in all of them, written for this test."""
    with open(os.path.join(os.path.dirname(__file__), "questions.json"), encoding="utf-8") as file:
        return json.load(file)


class Tongue(world.World):
    def write_lines(self, name, rows):
        return self.write(name, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))

    def wrong(self, asked):
        """Of (language, reply) which are read as one in a wrong language."""
        rows = [{"id": i, "lang": lang, "ask": "text", "choices": ["qzxj", "wvkq"], "reply": reply} for i, (lang, reply) in enumerate(asked)]
        out = self.lacuna("read", self.write_lines("replies.jsonl", rows)).out.splitlines()
        return [json.loads(line)["outcome"] == "wrong_language" for line in out]

    def audit(self, asked, came, english=None):
        """Findings of a pair of `asked` in which the named parts are in the language `came`."""
        sides = {"en": english or WEATHER["en"], asked: came}
        row = {"answer": 0, **{code: {"premise": stem, "choices": choices} for code, (stem, choices) in sides.items()}}
        out = self.lacuna("audit", "--json", self.write_lines("pairs.jsonl", [row])).out.splitlines()
        return [(f["field"], f["detail"]) for f in map(json.loads, out) if f["reason"] == "wrong_language"]

    @world.quick
    def test_a_pair_in_its_own_languages_passes_and_one_in_others_does_not(self):
        for code, side in WEATHER.items():
            if code != "en":
                self.assertEqual(self.audit(code, side), [])
        for asked, came in TAKEN:
            with self.subTest(asked=asked, came=came):
                english = ("Why?", ["a", "b", "c"]) if came == "en" else None
                for field, side in (("premise", (WEATHER[came][0], WEATHER[asked][1])), ("choices", (WEATHER[asked][0], WEATHER[came][1]))):
                    (found,) = self.audit(asked, side, english)
                    self.assertEqual(found[0], f"{asked}.{field}")
                    self.assertIn(f"looks like {came}", found[1])

    def test_one_choice_is_enough_and_english_sides_are_looked_at(self):
        stem, choices = WEATHER["es"]
        self.assertEqual([f for f, _ in self.audit("es", (stem, [*choices[:2], "porque não têm dinheiro nem tempo"]))], ["es.choices"])
        self.assertEqual([f for f, _ in self.audit("es", WEATHER["es"], WEATHER["pt"])], ["en.premise"])

    def test_a_choice_of_a_word_or_two_is_enough_where_it_is_sure(self):
        stem, choices = WEATHER["es"]
        for came in ("with their friends", "weil sie", "yağmur yağıyor", "trời mưa", "kwa sababu"):
            with self.subTest(came=came):
                self.assertEqual([f for f, _ in self.audit("es", (stem, [*choices[:2], came]))], ["es.choices"])
        for own in ("la lluvia", "marketing", "São Paulo", "el déjà vu", "fotosíntesis", "iceberg"):
            with self.subTest(own=own):
                self.assertEqual(self.audit("es", (stem, [*choices[:2], own])), [])

    def test_short_sentences_of_every_language_are_told_from_all_others_of_the_script(self):
        said, asked, truth = questions(), [], []
        self.assertEqual(sorted(said), sorted(LATIN + CYRILLIC))
        for code, texts in said.items():
            for other in LATIN if code in LATIN else CYRILLIC:
                asked += [(other, text) for text in texts]
                truth += [code != other] * len(texts)
        read = list(zip(asked, truth, self.wrong(asked)))
        missed = [pair for pair, foreign, wrong in read if foreign and not wrong]
        mistaken = [pair for pair, foreign, wrong in read if wrong and not foreign]
        self.assertEqual(mistaken, [])
        self.assertLessEqual(len(missed), len(asked) // 100, missed)

    @unittest.skipUnless(DATA, "LACUNA_TEST_DATA is not set")
    def test_of_sentences_of_ten_words_nine_in_ten_are_told_and_one_in_five_hundred_is_mistaken(self):
        asked, truth = [], []
        for code, texts in sentences().items():
            group = LATIN if code in LATIN else CYRILLIC
            for text in texts:
                if len(text.split()) >= 5:
                    asked.append((code, text))
                    truth.append((code, code))
            for text in joined(texts, 10)[:60]:
                for other in group:
                    if other != code:
                        asked.append((other, text))
                        truth.append((code, other))
        seen, missed, mistaken = collections.Counter(), collections.Counter(), []
        for (code, other), pair, wrong in zip(truth, asked, self.wrong(asked)):
            if code == other:
                mistaken += [pair] if wrong else []
            else:
                seen[code] += 1
                missed[code] += not wrong
        self.assertGreaterEqual(len(seen), 11)
        for code, count in seen.items():
            with self.subTest(code):
                self.assertLessEqual(missed[code], count // 10)
        self.assertLessEqual(len(mistaken), sum(code == other for code, other in truth) // 500, mistaken)

    @unittest.skipUnless(DATA, "LACUNA_TEST_DATA is not set")
    def test_good_pairs_are_not_called_foreign_and_parallel_rows_in_another_language_are(self):
        folder = os.path.join(DATA, "pitfalls")
        files = sorted(os.path.join(folder, f) for f in os.listdir(folder) if not f.endswith("_results.json"))
        xcopa = os.path.join(DATA, "parallel", "xcopa_val.jsonl")
        out = self.lacuna("audit", "--json", *files, xcopa).out.splitlines()
        wrong = [f for f in map(json.loads, out) if f["reason"] == "wrong_language"]
        self.assertLessEqual(len(wrong), 7, wrong)  # of 7,175 pairs; the shown ones have English in them
        with open(xcopa, encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        for came, asked in (("id", "sw"), ("it", "es"), ("et", "tr"), ("tr", "et"), ("sw", "zu"), ("vi", "yo")):
            path = self.write_lines("taken.jsonl", [{"answer": r["answer"], "en": r["en"], asked: r[came]} for r in rows])
            out = self.lacuna("audit", "--json", path).out.splitlines()
            found = {f["row"] for f in map(json.loads, out) if f["reason"] == "wrong_language"}
            with self.subTest(came=came, asked=asked):
                self.assertGreaterEqual(len(found), 0.9 * len(rows))

    @unittest.skipUnless(DATA, "LACUNA_TEST_DATA is not set")
    def test_of_single_choices_in_another_language_most_are_told_even_short_ones(self):
        rows, asked = [], []
        for texts in wordings():
            for own in set(texts) & set(LATIN) - {"en"}:
                for other in set(texts) & set(LATIN) - {"en", own}:
                    english, (stem, choices), came = texts["en"][1], texts[own], texts[other][1]
                    if came[0] not in (choices[0], english[0]):
                        sides = {"en": texts["en"], own: (stem, [came[0], *choices[1:]])}
                        rows.append({"answer": 0, **{code: {"premise": s, "choices": c} for code, (s, c) in sides.items()}})
                        asked.append(min(len(came[0].split()), 4))
        out = self.lacuna("audit", "--json", self.write_lines("one.jsonl", rows)).out.splitlines()
        found = {f["row"] for f in map(json.loads, out) if f["reason"] == "wrong_language"}
        for words, share in ((1, 0.4), (2, 0.65), (3, 0.85), (4, 0.9)):
            these = [row for row, n in enumerate(asked) if n == words]
            with self.subTest(words=words):
                self.assertGreaterEqual(len(these), 30)
                self.assertGreaterEqual(sum(row in found for row in these), share * len(these))


if __name__ == "__main__":
    unittest.main()
