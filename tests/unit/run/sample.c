#include "core/run/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { ALL = 200 };

static void make(struct lac_item items[ALL])
{
    for (uint64_t i = 0; i < ALL; i++)
        items[i] = (struct lac_item){.answer = (size_t)i, .key = {i * 0x9E3779B97F4A7C15u, i}};
}

static void no_limit_and_a_high_one_keep_all(void **state)
{
    (void)state;
    struct lac_item items[ALL];
    make(items);
    assert_int_equal(lac_sample_take(items, ALL, 0, 1, LAC_SAMPLE_PLAIN), ALL);
    assert_int_equal(lac_sample_take(items, ALL, ALL + 1, 1, LAC_SAMPLE_PLAIN), ALL);
    assert_int_equal(items[7].answer, 7);
}

static void a_sample_keeps_the_order_and_is_the_seeds_own(void **state)
{
    (void)state;
    struct lac_item a[ALL], b[ALL], c[ALL];
    make(a);
    make(b);
    make(c);
    assert_int_equal(lac_sample_take(a, ALL, 20, 1, LAC_SAMPLE_PLAIN), 20);
    lac_sample_take(b, ALL, 20, 1, LAC_SAMPLE_PLAIN);
    lac_sample_take(c, ALL, 20, 2, LAC_SAMPLE_PLAIN);
    int other = 0;
    for (int i = 0; i < 20; i++) {
        assert_true(i == 0 || a[i - 1].answer < a[i].answer);
        assert_int_equal(a[i].answer, b[i].answer);
        other += a[i].answer != c[i].answer;
    }
    assert_true(other > 10);
}

static void a_smaller_sample_is_part_of_a_larger_one(void **state)
{
    (void)state;
    struct lac_item few[ALL], many[ALL];
    make(few);
    make(many);
    lac_sample_take(few, ALL, 10, 3, LAC_SAMPLE_PLAIN);
    lac_sample_take(many, ALL, 50, 3, LAC_SAMPLE_PLAIN);
    for (int i = 0; i < 10; i++) {
        bool found = false;
        for (int k = 0; k < 50; k++)
            found = found || many[k].answer == few[i].answer;
        assert_true(found);
    }
}

static void where_an_item_stands_does_not_decide_whether_it_is_drawn(void **state)
{
    (void)state;
    struct lac_item forth[ALL], back[ALL];
    make(forth);
    for (int i = 0; i < ALL; i++)
        back[i] = forth[ALL - 1 - i];
    lac_sample_take(forth, ALL, 30, 9, LAC_SAMPLE_PLAIN);
    lac_sample_take(back, ALL, 30, 9, LAC_SAMPLE_PLAIN);
    for (int i = 0; i < 30; i++)
        assert_int_equal(forth[i].answer, back[29 - i].answer);
}

static size_t of_subject(const struct lac_item *items, size_t n, const char *subject)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += strcmp(items[i].subject ? items[i].subject : "", subject) == 0;
    return found;
}

/* 120 of law, 60 of music, 20 without a subject. */
static void make_subjects(struct lac_item items[ALL])
{
    make(items);
    for (int i = 0; i < ALL; i++)
        items[i].subject = i % 10 < 6 ? "law" : i % 10 < 9 ? "music" : NULL;
}

static void by_subject_each_keeps_its_share(void **state)
{
    (void)state;
    struct lac_item items[ALL];
    make_subjects(items);
    assert_int_equal(lac_sample_take(items, ALL, 50, 5, LAC_SAMPLE_SUBJECT), 50);
    assert_int_equal(of_subject(items, 50, "law"), 30);
    assert_int_equal(of_subject(items, 50, "music"), 15);
    assert_int_equal(of_subject(items, 50, ""), 5);
}

static void evenly_each_has_the_same_as_far_as_it_goes(void **state)
{
    (void)state;
    struct lac_item items[ALL];
    make_subjects(items);
    lac_sample_take(items, ALL, 30, 5, LAC_SAMPLE_EVEN);
    assert_int_equal(of_subject(items, 30, "law"), 10);
    assert_int_equal(of_subject(items, 30, "music"), 10);
    assert_int_equal(of_subject(items, 30, ""), 10);
    make_subjects(items);
    lac_sample_take(items, ALL, 100, 5, LAC_SAMPLE_EVEN);
    assert_int_equal(of_subject(items, 100, ""), 20);
    assert_int_equal(of_subject(items, 100, "law"), 40);
}

static void stratified_samples_nest_too_and_are_the_seeds_own(void **state)
{
    (void)state;
    for (int how = LAC_SAMPLE_SUBJECT; how <= LAC_SAMPLE_EVEN; how++) {
        struct lac_item few[ALL], many[ALL], other[ALL];
        int differ = 0;
        make_subjects(few);
        make_subjects(many);
        make_subjects(other);
        lac_sample_take(few, ALL, 17, 3, (enum lac_sample)how);
        lac_sample_take(many, ALL, 41, 3, (enum lac_sample)how);
        lac_sample_take(other, ALL, 17, 4, (enum lac_sample)how);
        for (int i = 0; i < 17; i++) {
            bool found = false;
            for (int k = 0; k < 41; k++)
                found = found || many[k].answer == few[i].answer;
            assert_true(found);
            differ += few[i].answer != other[i].answer;
        }
        assert_true(differ > 5);
    }
}

static void the_words_are_known(void **state)
{
    (void)state;
    enum lac_sample how;
    assert_true(lac_sample_parse("plain", &how) && how == LAC_SAMPLE_PLAIN);
    assert_true(lac_sample_parse("subject", &how) && how == LAC_SAMPLE_SUBJECT);
    assert_true(lac_sample_parse("even", &how) && how == LAC_SAMPLE_EVEN);
    assert_false(lac_sample_parse("subjects", &how));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_limit_and_a_high_one_keep_all),
        cmocka_unit_test(a_sample_keeps_the_order_and_is_the_seeds_own),
        cmocka_unit_test(a_smaller_sample_is_part_of_a_larger_one),
        cmocka_unit_test(where_an_item_stands_does_not_decide_whether_it_is_drawn),
        cmocka_unit_test(by_subject_each_keeps_its_share),
        cmocka_unit_test(evenly_each_has_the_same_as_far_as_it_goes),
        cmocka_unit_test(stratified_samples_nest_too_and_are_the_seeds_own),
        cmocka_unit_test(the_words_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
