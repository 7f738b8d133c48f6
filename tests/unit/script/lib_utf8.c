#include "tests/unit/script/incell.h"

static void characters_and_codes_are_inverse(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return utf8.char(72, 228, 8364, 0x10FFFF), utf8.char()", "H\xc3\xa4\xe2\x82\xac\xf4\x8f\xbf\xbf, "},
        {"return utf8.codepoint('\xc3\xa4\xe2\x82\xac', 1, -1)", "228, 8364"},
        {"local s = '' for p, c in utf8.codes('a\xc3\xa4z') do s = s .. p .. ':' .. c .. ' ' end return s",
         "1:97 2:228 4:122 "},
        {"local n = 0 for c in ('a\xc3\xa4\xe2\x82\xac'):gmatch(utf8.charpattern) do n = n + #c end return n", "6"},
        {"return utf8.char(0xD800)", "test:1: bad argument #1 to 'char' (value out of range)"},
    };
    check_all(sayings);
}

static void len_names_the_first_bad_byte(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return utf8.len('a\xc3\xa4z'), utf8.len(''), utf8.len('abc', 4), utf8.len('abc', -1)", "3, 0, 0, 1"},
        {"return utf8.len('ab\\xff')", "nil, 3"},
        {"return utf8.len('\\xed\\xa0\\x80')", "nil, 1"},
        {"return utf8.len('abc', 5)", "test:1: bad argument #2 to 'len' (initial position out of bounds)"},
    };
    check_all(sayings);
}

static void offset_walks_characters(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local s = 'a\xc3\xa4z' return utf8.offset(s, 1), utf8.offset(s, 2), utf8.offset(s, 3), utf8.offset(s, 4), "
         "utf8.offset(s, 5)",
         "1, 2, 4, 5, nil"},
        {"local s = 'a\xc3\xa4z' return utf8.offset(s, -1), utf8.offset(s, -2), utf8.offset(s, -3), utf8.offset(s, -4)",
         "4, 2, 1, nil"},
        {"return utf8.offset('a\xc3\xa4z', 0, 3)", "2"},
        {"return utf8.offset('a\xc3\xa4z', 1, 3)", "test:1: initial position is a continuation byte"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_and_codes_are_inverse),
        cmocka_unit_test(len_names_the_first_bad_byte),
        cmocka_unit_test(offset_walks_characters),
    };
    return cmocka_run_group_tests_name("script/lib_utf8", tests, NULL, NULL);
}
