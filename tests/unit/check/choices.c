#include "core/check/choices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void equal_choices_are_found_however_they_are_written(void **state)
{
    (void)state;
    static const char *const lists[][3] = {
        {"a", "b", "a"}, {"Silla", "mesa", "SILLA"}, {"ab", "x", "ａｂ"},      {"two  words", "x", " two words "},
        {"٣", "x", "3"}, {"é", "x", "e\xCC\x81"},    {"", "x", "\xE2\x80\x8B"}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        size_t first = 9, second = 9;
        assert_true(lac_choices_same(lists[i], 3, &first, &second));
        assert_int_equal(first, 0);
        assert_int_equal(second, 2);
    }
}

static void different_choices_are_told_apart(void **state)
{
    (void)state;
    static const char *const list[] = {"ano", "año", "12", "1 2", "'a'", "a"};
    size_t first, second;
    assert_false(lac_choices_same(list, 6, &first, &second));
    assert_false(lac_choices_same(list, 0, &first, &second));
}

static void the_choice_of_the_same_bytes_is_preferred(void **state)
{
    (void)state;
    static const char *const list[] = {"CO", "Co", "co2"};
    assert_int_equal(lac_choice_find(list, 3, 0, "Co"), 1);
    assert_int_equal(lac_choice_find(list, 3, 0, "co"), 0);
    assert_int_equal(lac_choice_find(list, 3, 1, "CO"), 1);
    assert_int_equal(lac_choice_find(list, 3, 2, "CO"), 3);
    assert_int_equal(lac_choice_find(list, 3, 0, "'Co'"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_choices_are_found_however_they_are_written),
        cmocka_unit_test(different_choices_are_told_apart),
        cmocka_unit_test(the_choice_of_the_same_bytes_is_preferred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
