#include "core/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Scripts.txt (Unicode 15), letters of the languages that lacuna ships and their neighbours. */
static void letters_have_their_script(void **state)
{
    static const struct {
        uint32_t cp;
        const char *script;
    } letters[] = {
        {'A', "Latn"},    {'z', "Latn"},     {0xE9, "Latn"},   {0x0253, "Latn"}, {0x1EA1, "Latn"}, {0x212A, "Latn"},
        {0x03B1, "Grek"}, {0x1F00, "Grek"},  {0x0416, "Cyrl"}, {0x0491, "Cyrl"}, {0x0561, "Armn"}, {0x05D0, "Hebr"},
        {0x0627, "Arab"}, {0x067E, "Arab"},  {0xFEFC, "Arab"}, {0x0915, "Deva"}, {0x0995, "Beng"}, {0x0A15, "Guru"},
        {0x0A95, "Gujr"}, {0x0B95, "Taml"},  {0x0E01, "Thai"}, {0x0E81, "Laoo"}, {0x10D0, "Geor"}, {0x1100, "Hang"},
        {0xAC00, "Hang"}, {0x12A0, "Ethi"},  {0x3042, "Hira"}, {0x30A2, "Kana"}, {0xFF71, "Kana"}, {0x4E2D, "Hani"},
        {0x3400, "Hani"}, {0x20000, "Hani"}, {0x3005, "Hani"}, {0x3105, "Bopo"}, {0xFF21, "Latn"}, {0x1000, "Mymr"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (strcmp(lac_utf8_script(letters[i].cp), letters[i].script) != 0)
            fail_msg("U+%04X is %s, not %s", letters[i].cp, lac_utf8_script(letters[i].cp), letters[i].script);
}

static void what_all_scripts_share_is_common(void **state)
{
    static const uint32_t shared[] = {' ',    '7',    '.',    '+',    0x0A,   0x0301, 0x0660, 0x00D7,  0x2019,
                                      0x3002, 0x3000, 0x20AC, 0x200B, 0x00BD, 0x02BC, 0x00B5, 0x1F600, 0x1D400};
    (void)state;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        assert_string_equal(lac_utf8_script(shared[i]), "Zyyy");
}

/* Vowel signs and points are marks wherever they stand in the tables. */
static void marks_of_all_scripts_are_common(void **state)
{
    static const uint32_t marks[] = {0x093F, 0x0941, 0x05B0, 0x064E, 0x0E34, 0x0EB4, 0x3099, 0x0BBE, 0x20DD};
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        assert_string_equal(lac_utf8_script(marks[i]), "Zyyy");
}

static void other_scripts_and_no_characters_are_unknown(void **state)
{
    static const uint32_t others[] = {0x16A0, 0x13A0, 0xE000, 0xD800, 0x0378, 0x10FFFF, 0x110000, UINT32_MAX};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(lac_utf8_script(others[i]), "Zzzz");
}

static void a_script_is_known_when_a_letter_may_have_it(void **state)
{
    (void)state;
    assert_true(lac_utf8_script_known("Ethi"));
    assert_true(lac_utf8_script_known("Kana"));
    assert_false(lac_utf8_script_known("Zyyy"));
    assert_false(lac_utf8_script_known("Jpan")); /* several; lac_script_known has those */
    assert_false(lac_utf8_script_known("Latin"));
    assert_false(lac_utf8_script_known(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_have_their_script),
        cmocka_unit_test(what_all_scripts_share_is_common),
        cmocka_unit_test(marks_of_all_scripts_are_common),
        cmocka_unit_test(other_scripts_and_no_characters_are_unknown),
        cmocka_unit_test(a_script_is_known_when_a_letter_may_have_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
