#include "tests/unit/script/incell.h"

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

static void long_texts_are_refused(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return text.fold(('x'):rep((1 << 20) + 1))", "test:1: bad argument #1: text longer than 1048576 bytes"},
        {"return text.chrf('x', ('x'):rep(100001))", "test:1: bad argument #2: text longer than 100000 bytes"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_those_of_base),
        cmocka_unit_test(measures_are_those_of_check),
        cmocka_unit_test(long_texts_are_refused),
    };
    return cmocka_run_group_tests_name("script/lib_text", tests, NULL, NULL);
}
