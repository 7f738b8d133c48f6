#include "tests/unit/run/findings.h"

#define part lac_lint_form

static void what_is_well_formed_is_silent(void **state)
{
    (void)state;
    assert_told(part, "name", "\"Castilian\"", "");
}

static void codes_are_of_their_kind(void **state)
{
    (void)state;
    assert_told(part, "code", "\"Spanish\"", "code: 'Spanish' is no BCP-47 code");
    assert_told(part, "code", "\"es_MX\"", "code: 'es_MX' is no BCP-47 code");
    assert_told(part, "code", "\"sr-Latn-RS\"", "");
    assert_told(part, "code", "\"ca-valencia\"", "");
    assert_told(part, "code", "\"sl-IT-rozaj-1994-x-mine\"", "");
    assert_told(part, "code", "\"ca-val\"", "code: 'ca-val' is no BCP-47 code");
    assert_told(part, "family", "\"romance\"", "family: 'romance' is neither an ISO 639-5 code (roa) nor a Glottolog");
    assert_told(part, "family", "\"Koreanic\"", "");
    assert_told(part, "family", "\"spa\"", "family: 'spa' is neither");
    assert_told(part, "resource", "\"big\"", "resource: 'big' is none of high, mid, low");
    assert_told(part, "autonym", "\"\"", "autonym: is missing");
    assert_told(part, "codes.nllb", "\"spa\"", "codes.nllb: 'spa' is not written as that service writes its codes");
    assert_told(part, "codes.nllb", "\"spa_Cyrl\"", "codes.nllb: 'spa_Cyrl' is of the script Cyrl");
    assert_told(part, "codes.deepl", "\"es\"", "codes.deepl: 'es' is not written");
    assert_told(part, "codes.apertium", "\"ES\"", "codes.apertium: 'ES' is not written");
    assert_told(part, "codes.mine", "\"Spanish, please\"", "codes.mine: 'Spanish, please' is not written");
    assert_told(part, "codes.mine", "\"es-419\"", "");
}

static void texts_are_in_the_script_that_is_named(void **state)
{
    (void)state;
    assert_told(part, "script", "\"Spanish\"", "script: 'Spanish' is no ISO 15924 code");
    assert_told(part, "scripts", "[\"Hira\", \"Wxyz\"]", "scripts.2: 'Wxyz' is no ISO 15924 code");
    assert_told(part, "mention.3", "\"Утром кто-то написал на доске «{thing}».\"",
                "mention.3: only 0 % of its letters are of the script Latn: Утром");
    assert_told(part, "examples.2.choices.2", "\"Афины\"", "examples.2.choices.2: only 0 % of its letters");
    assert_told(part, "direction", "\"rtl\"", "direction: is 'rtl', but Latn is written ltr");
}

static void labels_are_latin_and_letters_are_letters(void **state)
{
    (void)state;
    assert_told(part, "labels", "[\"A\", \"C\"]",
                "labels: has 2 entries\nlabels.2: is 'C': Latin A to Z are shown everywhere");
    assert_told(part, "letters", "[\"a1\", \"primero\", \"A1\"]",
                "letters.2: 'primero' is longer than a letter\nletters.3: 'A1' is there twice");
    assert_told(part, "more_letters", "[[\"uno\"]]", "more_letters.1: has 1 entries");
}

static void a_letter_stands_for_one_choice_alone(void **state)
{
    (void)state;
    struct lac_value changed = lac_copy(bench.arena, bench.spanish);
    lac_set(bench.arena, &changed, "letters", json("[\"ア\", \"イ\"]"));
    lac_set(bench.arena, &changed, "more_letters", json("[[\"イ\", \"ロ\"]]"));
    struct lac_lint lint = {.arena = bench.arena, .language = &changed, .english = bench.english, .report = note};
    lac_str_clear(&bench.told);
    part(&lint);
    check_told(lac_str_get(&bench.told), "more_letters.1.1: 'イ' stands for choice 1 here and for choice 2 in letters");
}

static void digits_are_ten_in_order(void **state)
{
    (void)state;
    assert_told(part, "digits", "\"٠١٢٣٤٥٦٧٨٩\"", "");
    assert_told(part, "digits", "\"123456789\"", "digits: has 9 characters, not ten");
    assert_told(part, "digits", "\"1234567890\"", "digits: character 1 is not the digit 0");
}

static void numerals_and_words_are_there_once(void **state)
{
    (void)state;
    assert_told(part, "numerals", "[[\"un\", \"una\"], \"dos\", \"Una\"]", "numerals.3: 'Una' is there twice");
    assert_told(part, "stop_words", "[\"de\", \"La\", \"de\", \"что\"]",
                "stop_words.2: 'La' is not in lower case\nstop_words.3: 'de' is there twice\n"
                "stop_words.4: 'что' is not of the script Latn");
    assert_told(part, "ordinal", "{\"words\": [[\"primera\", \"primero\"], \"segunda\", \"primero\"]}",
                "ordinal.words.3: 'primero' is there twice");
    assert_told(part, "phrase", "{\"copulas\": [\"es\", \"Son\"], \"titles\": [\"río\", \"río\"]}",
                "phrase.titles.2: 'río' is there twice\nphrase.copulas.2: 'Son' is not in lower case");
    assert_told(part, "stop_words", "[]", "stop_words: is empty");
    assert_told(part, "denial", "[\"no\", \"No\", \"n'\"]",
                "denial.2: 'No' is not in lower case\ndenial.2: 'No' is there twice");
    assert_told(part, "links", "[\"ke\", \"ke\"]", "links.2: 'ke' is there twice");
    assert_told(part, "cue_ends", "{\"naming\": [\"选项\"]}", "cue_ends.naming.1: '选项' is not of the script Latn");
    assert_told(part, "words", "[\"straße\"]", ""); /* ß is small, though folding makes it ss */
    assert_told(part, "affixes", "{\"before\": [\"al\", \"l'\"], \"behind\": [\"s\", \"es\", \"S\"]}",
                "affixes.behind.3: 'S' is not in lower case\naffixes.behind.3: 'S' is there twice");
    assert_told(part, "culture", "{\"idioms\": [\"a b\", \"A b\"]}", "culture.idioms.2: 'A b' is there twice");
}

static void strange_letters_are_not_those_of_the_language(void **state)
{
    (void)state;
    assert_told(part, "strange_letters", "\"łżß\"", "");
    assert_told(part, "strange_letters", "\"łeł−\"",
                "strange_letters: 'e' stands in instructions\nstrange_letters: 'ł' is no letter, or there twice\n"
                "strange_letters: '−' is no letter, or there twice");
}

static void what_folding_takes_first_is_never_met(void **state)
{
    (void)state;
    assert_told(part, "normal", "{\"map\": {\"Ñ\": \"n\", \"ñ\": \"n\"}}", "normal.map: 'Ñ' is never met");
    assert_told(part, "normal", "{\"map\": {\"a\": \"b\", \"b\": \"c\"}}",
                "normal.map: 'a' becomes 'b', which itself becomes another");
    assert_told(part, "normal", "{\"map\": {\"a\": \"a\"}}", "normal.map: 'a' stays as it is");
    assert_told(part, "normal", "{\"drop\": \"·Ａ\"}", "normal.drop: U+FF21 is never met");
}

static void text_is_in_nfc(void **state)
{
    (void)state;
    assert_told(part, "culture", "{\"entities\": [\"man\\u0303ana\"]}",
                "culture.entities.1: is not in normal form NFC");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_well_formed_is_silent),
        cmocka_unit_test(codes_are_of_their_kind),
        cmocka_unit_test(texts_are_in_the_script_that_is_named),
        cmocka_unit_test(labels_are_latin_and_letters_are_letters),
        cmocka_unit_test(a_letter_stands_for_one_choice_alone),
        cmocka_unit_test(digits_are_ten_in_order),
        cmocka_unit_test(numerals_and_words_are_there_once),
        cmocka_unit_test(strange_letters_are_not_those_of_the_language),
        cmocka_unit_test(what_folding_takes_first_is_never_met),
        cmocka_unit_test(text_is_in_nfc),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
