#include "tests/unit/script/incell.h"

static void find_gives_places_and_captures(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('hello world'):find('o w')", "5, 7"},
        {"return ('a.b'):find('.', 1, true)", "2, 2"},
        {"return ('key = 12'):find('(%a+) = (%d+)')", "1, 8, key, 12"},
        {"return ('abc'):find('b', -1), ('abc'):find('', 5), ('abc'):find('', 4)", "nil, nil, 4, 3"},
        {"return ('abc'):find('x')", "nil"},
    };
    check_all(sayings);
}

static void match_gives_captures_or_the_whole(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('2026-11-23'):match('(%d+)-(%d+)-(%d+)')", "2026, 11, 23"},
        {"return ('  x '):match('^%s*(.-)%s*$')", "x"},
        {"return ('abc'):match('()b()')", "2, 3"},
        {"return ('f(a(b)c)'):match('%b()')", "(a(b)c)"},
        {"return ('THE (quick) fox'):find('%f[%a]%a+%f[%A]')", "1, 3"},
    };
    check_all(sayings);
}

static void gmatch_walks_all_matches(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local s = '' for w in ('one two'):gmatch('%a+') do s = s .. '<' .. w .. '>' end return s", "<one><two>"},
        {"local n = 0 for _ in ('abc'):gmatch('') do n = n + 1 end return n", "4"},
        {"local s = '' for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do s = s .. k .. v end return s", "a1b2"},
        {"local s = '' for w in ('abc'):gmatch('.', 2) do s = s .. w .. ',' end return s", "b,c,"},
    };
    check_all(sayings);
}

static void gsub_takes_text_tables_and_functions(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('hello'):gsub('l', 'L')", "heLLo, 2"},
        {"return ('hello'):gsub('l', 'L', 1)", "heLlo, 1"},
        {"return ('abc'):gsub('%w', '%0%0')", "aabbcc, 3"},
        {"return ('a b'):gsub('(%w) (%w)', '%2 %1')", "b a, 1"},
        {"return ('$x $y'):gsub('%$(%w)', { x = 1 })", "1 $y, 2"},
        {"return ('abc'):gsub('.', function(c) if c == 'b' then return false end return c:upper() end)", "AbC, 3"},
        {"return ('abc'):gsub('', '-')", "-a-b-c-, 4"},
        {"return ('abc'):gsub('b', '%')", "test:1: invalid use of '%' in replacement string"},
        {"return ('abc'):gsub('b', function() return {} end)", "test:1: invalid replacement value (a table)"},
    };
    check_all(sayings);
}

static void a_match_is_paid_from_the_meter(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = 200000};
    char *said = say_in(cell, "return ('a'):rep(3000):find('.-.-b')", &meter);
    assert_string_equal(said, "test:1: ended: limit of instructions reached");
    assert_true(meter.killed);
    assert_true(lac_cell_dead(cell));
    free(said);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_gives_places_and_captures), cmocka_unit_test(match_gives_captures_or_the_whole),
        cmocka_unit_test(gmatch_walks_all_matches),       cmocka_unit_test(gsub_takes_text_tables_and_functions),
        cmocka_unit_test(a_match_is_paid_from_the_meter),
    };
    return cmocka_run_group_tests_name("script/lib_match", tests, NULL, NULL);
}
