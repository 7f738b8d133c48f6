#include "core/check/regex.h"
#include "core/base/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int find(const char *pattern, const char *text, size_t len, struct lac_match *match)
{
    struct lac_error err = {0};
    struct lac_regex *regex = lac_regex_new(pattern, strlen(pattern), true, &err);
    assert_non_null(regex);
    int rc = lac_regex_find(regex, text, len, 0, match);
    lac_regex_free(regex);
    return rc;
}

static void a_match_reports_its_groups_and_those_that_took_no_part(void **state)
{
    (void)state;
    struct lac_match match;
    assert_int_equal(find("(b)|(c)", "xxc", 3, &match), 1);
    assert_int_equal(match.from[0], 2);
    assert_int_equal(match.to[0], 3);
    assert_true(match.from[1] == (size_t)-1);
    assert_int_equal(match.from[2], 2);
    assert_int_equal(match.n, 3);
    assert_true(match.from[LAC_REGEX_GROUPS - 1] == (size_t)-1);
    assert_int_equal(find("b", "xxc", 3, &match), 0);
}

static void more_groups_than_are_reported_do_no_harm(void **state)
{
    (void)state;
    struct lac_match match;
    const char *twenty = "(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)";
    assert_int_equal(find(twenty, "aaaaaaaaaaaaaaaaaaaa", 20, &match), 1);
    assert_int_equal(match.n, LAC_REGEX_GROUPS);
    assert_int_equal(match.to[LAC_REGEX_GROUPS - 1], 15);
}

static void case_and_classes_follow_unicode(void **state)
{
    (void)state;
    struct lac_match match;
    assert_int_equal(find("réponse", "RÉPONSE", strlen("RÉPONSE"), &match), 1);
    assert_int_equal(find("^\\w+$", "ответ", strlen("ответ"), &match), 1);
    assert_int_equal(find("\\h:", "x\u00a0:", strlen("x\u00a0:"), &match), 1);
    struct lac_regex *exact = lac_regex_new("a", 1, false, NULL);
    assert_int_equal(lac_regex_find(exact, "A", 1, 0, &match), 0);
    lac_regex_free(exact);
}

static void a_search_starts_where_it_is_told(void **state)
{
    (void)state;
    struct lac_match match;
    struct lac_regex *regex = lac_regex_new("a", 1, false, NULL);
    assert_int_equal(lac_regex_find(regex, "a-a", 3, 1, &match), 1);
    assert_int_equal(match.from[0], 2);
    assert_int_equal(lac_regex_find(regex, "a-a", 3, 3, &match), 0);
    assert_int_equal(lac_regex_find(regex, "a-a", 3, 4, &match), LAC_E_INVALID);
    assert_int_equal(lac_regex_find(regex, "é", 2, 1, &match), LAC_E_INVALID);
    assert_int_equal(lac_regex_find(regex, "\0a", 2, 0, &match), 1);
    lac_regex_free(regex);
}

static void a_bad_pattern_is_an_error_that_says_where(void **state)
{
    (void)state;
    struct lac_error err = {0};
    assert_null(lac_regex_new("ab(c", 4, false, &err));
    assert_int_equal(err.status, LAC_E_INVALID);
    assert_non_null(strstr(err.message, "offset 4"));
    assert_null(lac_regex_new("\xFF", 1, false, &err));
    assert_null(lac_regex_new("a\\Cb", 4, false, &err));
    assert_null(lac_regex_new("(", 1, false, NULL));
    char *huge = lac_alloc(100000);
    memset(huge, 'a', 100000);
    assert_null(lac_regex_new(huge, 100000, false, &err));
    free(huge);
}

static void text_that_is_no_utf8_is_invalid(void **state)
{
    (void)state;
    struct lac_match match;
    assert_int_equal(find("a",
                          "b\xFF"
                          "a",
                          3, &match),
                     LAC_E_INVALID);
}

static void patterns_that_run_away_end_at_the_limit(void **state)
{
    (void)state;
    static const char *const patterns[] = {
        "(a+)+$",
        "^(a|aa)+$",
        "(a*)*[bc]",
        "(?:a?){30}a{30}[bc]",
        "(.*)(.*)(.*)(.*)(.*)[xy]",
        "(x?a+x?)+[cd]",
        "(?R)?a(?R)?[bc]",
        "(*NO_JIT)(a+)+$",
        "(*LIMIT_MATCH=4000000000)(a+)+$",
    };
    char text[4001];
    memset(text, 'a', 4000);
    text[4000] = '!';
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct lac_match match;
        assert_int_equal(find(patterns[i], text, sizeof text, &match), LAC_E_LIMIT);
        assert_int_equal(match.n, 0);
    }
}

static void a_long_harmless_match_is_found(void **state)
{
    (void)state;
    enum { LONG = 40000 };
    char *text = lac_alloc(LONG);
    memset(text, 'a', LONG);
    struct lac_match match;
    assert_int_equal(find("^a+$", text, LONG, &match), 1);
    assert_int_equal(match.to[0], LONG);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_reports_its_groups_and_those_that_took_no_part),
        cmocka_unit_test(more_groups_than_are_reported_do_no_harm),
        cmocka_unit_test(case_and_classes_follow_unicode),
        cmocka_unit_test(a_search_starts_where_it_is_told),
        cmocka_unit_test(a_bad_pattern_is_an_error_that_says_where),
        cmocka_unit_test(text_that_is_no_utf8_is_invalid),
        cmocka_unit_test(patterns_that_run_away_end_at_the_limit),
        cmocka_unit_test(a_long_harmless_match_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
