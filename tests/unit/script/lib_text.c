#include "tests/unit/script/incell.h"

#include "core/script/package.h"

static void forms_are_those_of_base(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.nfc('e\xcc\x81') == '\xc3\xa9'", "true"},
        {"return text.fold('  Stra\xc3\x9f"
         "e\\t X '), text.fold_marks('\xc3\x89t\xc3\xa9')",
         "strasse x, ete"},
    };
    check_all(sayings);
}

static void measures_are_those_of_check(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.mentions('The Cat sat', 'cat'), text.mentions('concat', 'cat')", "true, false"},
        {"return text.script_share('abc', 'Latn'), text.script_share('abc', 'Cyrl')", "1.0, 0.0"},
        {"return text.chrf('same', 'same'), text.edit_distance('abc', 'abd') < 0.34", "1.0, true"},
        {"return text.glued_join('One.Two', ' '), text.glued_join('One. Two', ' ')", "4, nil"},
        {"return text.leaked_syntax(\"['a', 'b']\"), text.leaked_syntax('plain')", "true, false"},
    };
    check_all(sayings);
}

static void measures_of_pairs_are_those_of_check(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.same({'a', 'b', 'A'})", "1, 3"},
        {"return text.same({'a', 'b'}), text.same({})", "nil"},
        {"return text.index({'a', 'b', 'B'}, 'B'), text.index({'a', 'b'}, 'B'), text.index({'a'}, 'b')", "3, 2"},
        {"return text.index({'a', 'b', 'a'}, 'a', 2)", "3"},
        {"local n = text.numbers('5 in 1945', '5 en 1954') return n.missing[1].text, n.extra[1].text, n.swapped",
         "1945, 1954, nil"},
        {"local s = text.numbers('3 km', '3 m').swapped return s[1].unit, s[2].unit, s[2].value", "km, m, 3.0"},
        {"return text.numbers('5', '5')", ""},
        {"return text.overlap('the big cat', 'el big gato')", "3, 1, 1"},
        {"return text.length_ratio('abcd', 'ab'), text.length_ratio('', 'ab', 'Latn')", "0.5, 0.0"},
        {"return text.holds('one two', 'e t'), text.holds('one two', 'E'), text.holds('a', '')", "true, false, true"},
        {"return text.part_glued('Ab.Cd', 'Ab.', 'before'), text.part_glued('Ab. Cd', 'Cd', 'after')", "true, false"},
    };
    check_all(sayings);
}

static void the_languages_are_those_of_the_packages_around(void **state)
{
    (void)state;
    check_say("return text.tongue('the cat sat', 'es')", ""); /* a cell of no package knows none */
    const char *roots[] = {SOURCE_DIR};
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    cell->packages = lac_packages_new(roots, 1);
    char *said = say_in(cell,
                        "local code, lead, words = text.tongue('we know what the answer to this is', 'es') "
                        "return code, lead > 10, words, (select(2, text.tongue('no se sabe la respuesta', 'es'))) < 0, "
                        "(select(4, text.tongue('рыба', 'uk'))), text.tongue('what', 'tlh')",
                        &meter);
    assert_string_equal(said, "en, true, 8, true, 1");
    free(said);
    said = say_in(cell,
                  "local a, b = '5 miles', 'a 5 kilómetros' local s = text.numbers(a, b, 'es').swapped "
                  "return s[1].unit, s[2].unit, text.numbers(a, b), text.numbers('30 men', 'treinta', 'es-MX'), "
                  "text.numbers('30 men', 'treinta', 'xx').missing[1].value",
                  &meter);
    assert_string_equal(said, "mi, km, nil, nil, 30.0");
    free(said);
    lac_packages_free(cell->packages);
    lac_cell_free(cell);
}

static void lists_are_checked(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.same({'a', 1})", "test:1: bad argument #1: entry 2 is no text"},
        {"local t = {} for i = 1, 65 do t[i] = 'x' end return text.same(t)",
         "test:1: bad argument #1 to 'same' (more than 64 texts)"},
        {"return text.same('a')", "test:1: bad argument #1 to 'same' (table expected, got string)"},
        {"return text.index({'a'}, 'a', 0)", "test:1: bad argument #3 to 'index' (counts from 1)"},
        {"return text.part_glued('a', 'b', 'beside')",
         "test:1: bad argument #3 to 'part_glued' (invalid option 'beside')"},
    };
    check_all(sayings);
}

static void long_texts_are_refused(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.fold(('x'):rep((256 << 10) + 1))", "test:1: bad argument #1: text longer than 262144 bytes"},
        {"return text.chrf('x', ('x'):rep(100001))", "test:1: bad argument #2: text longer than 100000 bytes"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_those_of_base),
        cmocka_unit_test(measures_are_those_of_check),
        cmocka_unit_test(measures_of_pairs_are_those_of_check),
        cmocka_unit_test(the_languages_are_those_of_the_packages_around),
        cmocka_unit_test(lists_are_checked),
        cmocka_unit_test(long_texts_are_refused),
    };
    return cmocka_run_group_tests_name("script/lib_text", tests, NULL, NULL);
}
