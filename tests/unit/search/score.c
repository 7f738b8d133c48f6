#include "core/search/score.h"
#include "core/base/str.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static double gap(void *user, const struct lac_tally *english, const struct lac_tally *target)
{
    double e = lac_tally_right(english);
    (void)user;
    return e * e - (1 - lac_tally_wrong(target));
}

/* The formula of the released program. */
static double log_ratio(void *user, const struct lac_tally *english, const struct lac_tally *target)
{
    double e = lac_tally_right(english), t = lac_tally_right(target);
    (void)user;
    return log(1 + e * e / (t * t + 0.001)) - 20 * pow(1 - e, 3);
}

static double nothing(void *user, const struct lac_tally *english, const struct lac_tally *target)
{
    (void)user, (void)english, (void)target;
    return NAN;
}

static void a_threshold_is_reached_with_room_for_rounding(void **state)
{
    (void)state;
    assert_true(lac_reaches(0.8, 0.8));
    assert_true(lac_reaches(0.1 + 0.2 + 0.5 - 1e-10, 0.8));
    assert_false(lac_reaches(0.8 - 1e-8, 0.8));
    assert_false(lac_reaches(NAN, -1));
    assert_false(lac_reaches(INFINITY, 0.8));
}

static void english_is_possible_while_the_votes_left_may_save_it(void **state)
{
    struct lac_tally english = {0};
    (void)state;
    assert_true(lac_english_possible(&english, 5, 0));
    english.count[LAC_RIGHT] = 3;
    english.count[LAC_WRONG] = 1;
    assert_false(lac_english_possible(&english, 5, 0.1));
    assert_true(lac_english_possible(&english, 5, 0.2)); /* 4 of 5 at best: 0.8, whatever 1 - 0.2 rounds to */
    assert_true(lac_english_possible(&english, 10, 0.1));
    english.count[LAC_REFUSED] = 1;
    assert_false(lac_english_possible(&english, 5, 0.2));
    assert_true(lac_english_possible(&english, 5, 1));
}

static void a_broken_item_is_no_right_answer_in_english(void **state)
{
    struct lac_tally english = {0};
    (void)state;
    english.count[LAC_RIGHT] = 4;
    english.count[LAC_INVALID] = 1;
    assert_false(lac_english_possible(&english, 5, 0.1));
}

static struct lac_node node(double value, double margin, uint64_t id)
{
    return (struct lac_node){.value = value, .margin = margin, .id = {0, id}};
}

static void nodes_go_by_value_then_margin_then_id(void **state)
{
    const struct lac_node order[] = {
        node(1, 0, 9),  node(0.5, 3, 8), node(0.5, 2, 6),      node(0.5, 2, 7),
        node(-4, 9, 0), node(NAN, 0, 1), node(INFINITY, 0, 2),
    };
    (void)state;
    for (int i = 0; i < 7; i++) {
        assert_int_equal(lac_node_order(&order[i], &order[i]), 0);
        for (int k = i + 1; k < 7; k++) {
            assert_true(lac_node_order(&order[i], &order[k]) < 0);
            assert_true(lac_node_order(&order[k], &order[i]) > 0);
        }
    }
}

static void assert_warns(struct lac_search_options options,
                         double (*score)(void *, const struct lac_tally *, const struct lac_tally *),
                         const char *expected)
{
    struct lac_str out = {0};
    lac_threshold_warnings(&out, &options, score, NULL);
    assert_string_equal(lac_str_get(&out), expected);
    lac_str_free(&out);
}

static void sound_thresholds_bring_no_warning(void **state)
{
    struct lac_search_options options = lac_search_defaults();
    (void)state;
    assert_warns(options, gap, "");
    options.include = 3;
    options.potential = 1.5;
    assert_warns(options, log_ratio, "");
}

static void thresholds_that_mean_the_same_are_named(void **state)
{
    struct lac_search_options options = lac_search_defaults();
    (void)state;
    options.votes = 2; /* V is 0, 0.5 or 1 */
    assert_warns(options, gap,
                 "search.potential 0.6 and search.include 0.8 mean the same: with 2 votes a side no score lies between "
                 "them\n");
    options.deep = options.depth; /* potential decides nothing */
    assert_warns(options, gap, "");
}

static void a_threshold_out_of_reach_is_named(void **state)
{
    struct lac_search_options options = lac_search_defaults();
    (void)state;
    options.include = 1.5;
    assert_warns(options, gap, "search.include 1.5 cannot be reached: with 5 votes a side the score goes up to 1\n");
    options.potential = 1.2;
    assert_warns(options, gap,
                 "search.include 1.5 cannot be reached: with 5 votes a side the score goes up to 1\n"
                 "search.potential 1.2 cannot be reached: with 5 votes a side the score goes up to 1\n");
}

static void a_threshold_that_needs_no_gap_is_named(void **state)
{
    struct lac_search_options options = lac_search_defaults();
    (void)state;
    options.potential = 0;
    assert_warns(options, gap, "search.potential 0 is reached by every score: with 5 votes a side the lowest is 0\n");
    options.epsilon = 0.2; /* four of five right in English: V may be below 0 */
    assert_warns(options, gap,
                 "search.potential 0 is reached by pairs without a gap: all right on both sides scores 0\n");
}

static void potential_above_include_is_named(void **state)
{
    struct lac_search_options options = lac_search_defaults();
    (void)state;
    options.potential = 0.9;
    assert_warns(options, gap,
                 "search.potential 0.9 is above search.include 0.8: a find may not reach far enough to deepen the "
                 "search\n");
}

static void a_score_without_numbers_is_named(void **state)
{
    (void)state;
    assert_warns(lac_search_defaults(), nothing, "the score gives no finite value for any outcome of 5 votes a side\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_threshold_is_reached_with_room_for_rounding),
        cmocka_unit_test(english_is_possible_while_the_votes_left_may_save_it),
        cmocka_unit_test(a_broken_item_is_no_right_answer_in_english),
        cmocka_unit_test(nodes_go_by_value_then_margin_then_id),
        cmocka_unit_test(sound_thresholds_bring_no_warning),
        cmocka_unit_test(thresholds_that_mean_the_same_are_named),
        cmocka_unit_test(a_threshold_out_of_reach_is_named),
        cmocka_unit_test(a_threshold_that_needs_no_gap_is_named),
        cmocka_unit_test(potential_above_include_is_named),
        cmocka_unit_test(a_score_without_numbers_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
