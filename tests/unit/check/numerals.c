#include "core/check/numerals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    double value;
} cases[] = {
    {"三百名士兵", 300}, {"千五百人", 1500},      {"一九四五年", 1945},      {"在二〇二〇年", 2020}, {"十二个", 12},
    {"二十", 20},        {"一万二千五百", 12500}, {"三億五千万", 350000000}, {"两千", 2000},         {"一百零五", 105},
    {"七", 7},           {"፫፻ ወታደሮች", 300},       {"በ፲፱፻፵፭ ዓ.ም.", 1945},     {"፪፼", 20000},          {"ገጽ ፵፪", 42}};

static void runs_of_numerals_read_as_their_number(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!lac_numeral_stands(cases[i].text, cases[i].value))
            fail_msg("'%s' is %g", cases[i].text, cases[i].value);
        assert_true(lac_numerals_may_stand(cases[i].text));
        assert_false(lac_numeral_stands(cases[i].text, cases[i].value + 1));
    }
}

static void a_part_of_a_run_is_no_number_of_its_own(void **state)
{
    (void)state;
    assert_false(lac_numeral_stands("三百", 3));
    assert_false(lac_numeral_stands("一九四五", 45));
    assert_false(lac_numeral_stands("፫፻", 3));
    assert_false(lac_numeral_stands("", 0));
    assert_false(lac_numerals_may_stand("300 soldiers, шестьсот, ٣٠٠, สามร้อย"));
    assert_false(lac_numeral_stands("300 soldiers", 300));
    assert_false(lac_numeral_stands("\xE4\xB8", 1));
}

static void a_text_may_be_one_number_and_nothing_else(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } numbers[] = {{"三", 3},   {"十三", 13},   {"三百零五", 305},        {"二〇二〇", 2020},   {"፲፫", 13},   {"፴", 30},
                   {"፫፻", 300}, {"1万", 10000}, {"3億5000万", 350000000}, {"五千万", 50000000}, {"2兆", 2e12}};
    static const char *const others[] = {"", "三個", "삼십", "3", "12", "万3三", "seven", "三삼", "\xE4\xB8"};
    double value;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        assert_true(lac_numeral_is(numbers[i].text, strlen(numbers[i].text), &value));
        assert_true(value == numbers[i].value);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(lac_numeral_is(others[i], strlen(others[i]), &value));
}

static void what_multiplies_stands_behind_digits(void **state)
{
    (void)state;
    size_t took;
    assert_float_equal(lac_numeral_power("万人", 6, &took), 1e4, 0);
    assert_int_equal(took, 3);
    assert_float_equal(lac_numeral_power("百", 3, &took), 100, 0);
    static const char *const none[] = {"三", "十", "", "k", "만", "\xE4"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_float_equal(lac_numeral_power(none[i], strlen(none[i]), &took), 1, 0);
        assert_int_equal(took, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_numerals_read_as_their_number),
        cmocka_unit_test(a_part_of_a_run_is_no_number_of_its_own),
        cmocka_unit_test(a_text_may_be_one_number_and_nothing_else),
        cmocka_unit_test(what_multiplies_stands_behind_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
