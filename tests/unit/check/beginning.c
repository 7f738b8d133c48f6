#include "core/check/beginning.h"
#include "core/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int by_bytes(const void *a, const void *b)
{
    const struct lac_beginning *x = a, *y = b;
    int order = memcmp(x->bytes, y->bytes, sizeof x->bytes);
    return order ? order : x->closed - y->closed;
}

/* The beginnings in order, with dots behind one that anything may follow; "" when they are not known. */
static const char *beginnings(const char *pattern, size_t most)
{
    static char out[1024];
    struct lac_beginning all[LAC_BEGINNINGS_MAX];
    struct lac_str text = {0};
    bool crowded;
    size_t n = lac_beginnings_of(pattern, strlen(pattern), most, all, &crowded);
    qsort(all, n, sizeof *all, by_bytes);
    for (size_t i = 0; i < n; i++)
        lac_str_addf(&text, "%s%.*s%s", i ? "|" : "", all[i].n, all[i].bytes, all[i].closed ? ".." : "");
    snprintf(out, sizeof out, "%s", lac_str_get(&text));
    lac_str_free(&text);
    return out;
}

static void a_beginning_has_its_first_bytes(void **state)
{
    (void)state;
    assert_string_equal(beginnings("no", 8), "no");
    assert_string_equal(beginnings("The end of it", 8), "the end ..");
    assert_string_equal(beginnings("The end of it", 4), "the ..");
    assert_string_equal(beginnings("(?:my|our) pic.+", 8), "my pic..|our pic..");
    assert_string_equal(beginnings("a[bc]?d", 8), "abd|acd|ad");
    assert_string_equal(beginnings("(?<!x)\\bso\\b", 8), "so|\xC5\xBFo");
    assert_string_equal(beginnings("\\Aend\\z", 8), "end");
    assert_string_equal(beginnings("an\\p{L}+", 8), "an..");
    assert_string_equal(beginnings("no \\pL+|am{1,2}!", 8), "am!|amm..|no ..");
    assert_string_equal(beginnings("an[[:alpha:]]", 8), "an..");
    assert_string_equal(beginnings("on{3y}", 8), "on{3y}");
}

static void what_pcre2_may_read_otherwise_is_not_known(void **state)
{
    (void)state;
    assert_string_equal(beginnings("on{,3}", 8), "");
    assert_string_equal(beginnings("on{ 3}", 8), "");
    assert_string_equal(beginnings("on?{2}e", 8), "");
    assert_string_equal(beginnings("on[[:]e:]", 8), "");
}

static void what_is_repeated_stands_once_or_twice(void **state)
{
    (void)state;
    assert_string_equal(beginnings("(?:ab)+c", 8), "abab..|abc");
    assert_string_equal(beginnings("x*yz", 8), "xx..|xyz|yz");
    assert_string_equal(beginnings("a{2}b", 8), "aa..|ab");
}

static void what_must_come_next_belongs_to_it(void **state)
{
    (void)state;
    assert_string_equal(beginnings("and(?= not)", 8), "and not..");
    assert_string_equal(beginnings("and(?= not)\\W", 8), "and not..");
    assert_string_equal(beginnings("and(?=x?)or", 8), "andor");
    assert_string_equal(beginnings("and(?=\\z|!)or", 8), "andor");
    assert_string_equal(beginnings("and(?! not)or", 8), "andor");
}

static void too_many_are_told_from_unknown_ones(void **state)
{
    (void)state;
    struct lac_beginning all[LAC_BEGINNINGS_MAX];
    bool crowded;
    const char *many = "[a-z][a-z][a-z]x";
    assert_int_equal(lac_beginnings_of(many, strlen(many), 8, all, &crowded), 0);
    assert_true(crowded);
    assert_true(lac_beginnings_of(many, strlen(many), 2, all, &crowded) > 600);
    assert_false(crowded);
    assert_int_equal(lac_beginnings_of("(a)\\1", 5, 8, all, &crowded), 0);
    assert_false(crowded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_beginning_has_its_first_bytes),
        cmocka_unit_test(what_pcre2_may_read_otherwise_is_not_known),
        cmocka_unit_test(what_is_repeated_stands_once_or_twice),
        cmocka_unit_test(what_must_come_next_belongs_to_it),
        cmocka_unit_test(too_many_are_told_from_unknown_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
