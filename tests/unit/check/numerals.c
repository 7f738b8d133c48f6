#include "core/check/numerals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

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
    assert_false(lac_numeral_stands("300 soldiers", 300));
    assert_false(lac_numeral_stands("\xE4\xB8", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_numerals_read_as_their_number),
        cmocka_unit_test(a_part_of_a_run_is_no_number_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
