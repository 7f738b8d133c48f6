#include <math.h>

#include "core/run/summary.h"
#include "tests/unit/run/records.h"

static struct lac_value summary_of(struct records *r)
{
    struct lac_value out;
    assert_int_equal(lac_store_flush(r->store, NULL), LAC_OK);
    if (lac_summary_make(r->store, r->arena, &out, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return out;
}

static const struct lac_value *language(const struct lac_value *summary, const char *code)
{
    const struct lac_value *list = lac_get(summary, "languages");
    for (size_t i = 0; i < lac_count(list); i++)
        if (strcmp(lac_get_text(lac_at(list, i), "code", ""), code) == 0)
            return lac_at(list, i);
    fail_msg("no language %s", code);
    return NULL;
}

static void an_empty_run_has_a_summary(void **state)
{
    struct lac_value s = summary_of(*state);
    assert_string_equal(lac_get_text(&s, "state", ""), "unfinished");
    assert_int_equal(lac_count(lac_get(&s, "languages")), 0);
    assert_int_equal(lac_get_int(lac_get(&s, "calls"), "answered", -1), 0);
}

static void conversion_is_items_with_a_find_over_eligible_items(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 10; i++)
        put_branch(r, i, "es", i < 8 ? "searched" : "not_eligible", "");
    put_pair(r, 0, "es", 0, "confirmed", 8, 0, 8);
    put_pair(r, 0, "es", 1, "accepted", 8, 4, 4);
    put_pair(r, 1, "es", 0, "accepted", 8, 5, 3);
    struct lac_value s = summary_of(r);
    const struct lac_value *es = language(&s, "es");
    assert_int_equal(lac_get_int(es, "items", 0), 10);
    assert_int_equal(lac_get_int(es, "eligible", 0), 8);
    assert_int_equal(lac_get_int(es, "accepted_pairs", 0), 3);
    assert_int_equal(lac_get_int(es, "accepted_items", 0), 2);
    assert_int_equal(lac_get_int(es, "confirmed_pairs", 0), 1);
    assert_int_equal(lac_get_int(es, "confirmed_items", 0), 1);
    assert_float_equal(lac_get_num(es, "conversion", -1), 2.0 / 8, 1e-12);
    assert_float_equal(lac_get_num(es, "confirmed_conversion", -1), 1.0 / 8, 1e-12);
}

static void without_an_eligible_item_there_is_no_conversion(void **state)
{
    struct records *r = *state;
    put_branch(r, 0, "es", "not_eligible", "");
    struct lac_value s = summary_of(r);
    assert_int_equal(lac_get(language(&s, "es"), "conversion")->kind, LAC_NIL);
}

static void plain_pairs_are_counted_apart(void **state)
{
    struct records *r = *state;
    put_branch(r, 0, "es", "plain", "");
    put_plain_pair(r, 0, "es", "confirmed");
    struct lac_value s = summary_of(r);
    const struct lac_value *es = language(&s, "es");
    assert_int_equal(lac_get_int(es, "plain_pairs", 0), 1);
    assert_int_equal(lac_get_int(es, "plain_confirmed", 0), 1);
    assert_int_equal(lac_get_int(es, "accepted_pairs", -1), 0);
    assert_float_equal(lac_get_num(es, "conversion", -1), 0, 1e-12);
    assert_int_equal(lac_get_int(lac_path(es, "models.metal.selected"), "pairs", 0), 0);
}

static void the_difference_to_the_placebo_is_over_items_eligible_in_both(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 20; i++) {
        put_branch(r, i, "es", "searched", "");
        put_branch(r, i, "en-x-placebo", i < 16 ? "searched" : "not_eligible", "");
    }
    for (int i = 0; i < 8; i++)
        put_pair(r, i, "es", 0, "confirmed", 8, 0, 8);
    put_pair(r, 3, "en-x-placebo", 0, "confirmed", 8, 1, 7);
    struct lac_value s = summary_of(r);
    const struct lac_value *over = lac_get(language(&s, "es"), "over_placebo");
    assert_int_equal(lac_get_int(over, "items", 0), 16);
    assert_float_equal(lac_get_num(over, "value", -1), 8.0 / 16 - 1.0 / 16, 1e-12);
    assert_true(lac_get_num(over, "low", -9) < 7.0 / 16 && lac_get_num(over, "low", -9) > 0);
    assert_true(lac_get_num(over, "high", -9) > 7.0 / 16);
    assert_null(lac_get(language(&s, "en-x-placebo"), "over_placebo"));
    assert_true(lac_get_bool(language(&s, "en-x-placebo"), "placebo", false));
}

static void below_thirty_items_there_are_counts_and_no_p(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 29; i++) {
        put_branch(r, i, "es", "searched", "");
        put_pair(r, i, "es", 0, "confirmed", 8, 0, 8);
    }
    struct lac_value s = summary_of(r);
    const struct lac_value *few = lac_path(language(&s, "es"), "models.metal.selected");
    assert_int_equal(lac_get_int(few, "items", 0), 29);
    assert_int_equal(lac_get_int(few, "right_english", 0), 29 * 8);
    assert_int_equal(lac_get_int(few, "wrong_target", 0), 29 * 8);
    assert_int_equal(lac_get(few, "p")->kind, LAC_NIL);
    put_branch(r, 29, "es", "searched", "");
    put_pair(r, 29, "es", 0, "confirmed", 8, 0, 8);
    s = summary_of(r);
    const struct lac_value *enough = lac_path(language(&s, "es"), "models.metal.selected");
    assert_true(lac_get_num(enough, "p", 1) < 1e-8); /* 2^-30 */
    assert_float_equal(lac_get_num(enough, "p_adjusted", 1), lac_get_num(enough, "p", 2), 1e-15);
}

static void the_unit_of_the_test_is_the_item(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 15; i++) {
        put_branch(r, i, "es", "searched", "");
        put_pair(r, i, "es", 0, "confirmed", 8, 0, 8);
        put_pair(r, i, "es", 1, "confirmed", 8, 0, 8);
    }
    struct lac_value s = summary_of(r);
    const struct lac_value *m = lac_path(language(&s, "es"), "models.metal.selected");
    assert_int_equal(lac_get_int(m, "pairs", 0), 30);
    assert_int_equal(lac_get_int(m, "items", 0), 15);
    assert_int_equal(lac_get(m, "p")->kind, LAC_NIL);
}

static void the_gap_that_nobody_selected_stands_beside(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 4; i++)
        put_branch(r, i, "es", "searched", "\"plain_gap\":{\"metal\":{\"asked\":2,\"english\":2,\"target\":1}},");
    struct lac_value s = summary_of(r);
    const struct lac_value *gap = lac_path(language(&s, "es"), "models.metal.unselected");
    assert_int_equal(lac_get_int(gap, "asked", 0), 8);
    assert_int_equal(lac_get_int(gap, "right_english", 0), 8);
    assert_int_equal(lac_get_int(gap, "right_target", 0), 4);
}

static void one_draw_an_item_is_tested_by_mcnemar(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 40; i++) { /* 8 items right in English alone, 1 in the target alone */
        const char *both = "\"plain_gap\":{\"metal\":{\"asked\":1,\"english\":1,\"target\":1}},";
        const char *english = "\"plain_gap\":{\"metal\":{\"asked\":1,\"english\":1,\"target\":0}},";
        const char *target = "\"plain_gap\":{\"metal\":{\"asked\":1,\"english\":0,\"target\":1}},";
        put_branch(r, i, "es", "searched", i < 8 ? english : i == 8 ? target : both);
    }
    struct lac_value s = summary_of(r);
    const struct lac_value *gap = lac_path(language(&s, "es"), "models.metal.unselected");
    assert_int_equal(lac_get_int(gap, "only_english", 0), 8);
    assert_int_equal(lac_get_int(gap, "only_target", 0), 1);
    assert_true(fabs(lac_get_num(gap, "p", 1) - 10.0 / 512) < 1e-12); /* P(X >= 8), X ~ Binomial(9, 1/2) */
    assert_true(fabs(lac_get_num(gap, "p_adjusted", 1) - 10.0 / 512) < 1e-12);
}

static void replies_without_an_answer_are_their_own_column(void **state)
{
    struct records *r = *state;
    put_branch(r, 0, "es", "searched", "\"target_asked\":20,\"target_non_answers\":5,");
    struct lac_value s = summary_of(r);
    assert_float_equal(lac_get_num(language(&s, "es"), "non_answers", -1), 0.25, 1e-12);
}

static void calls_are_counted_by_purpose_and_tokens_summed(void **state)
{
    struct records *r = *state;
    put_call(r, 1, "vote", 10, 2);
    put_call(r, 2, "vote", 12, 1);
    put_call(r, 3, "write", -1, -1);
    put_call(r, 4, "write", -2, -2); /* never answered */
    struct lac_value s = summary_of(r);
    const struct lac_value *calls = lac_get(&s, "calls");
    assert_int_equal(lac_get_int(calls, "answered", 0), 3);
    assert_int_equal(lac_get_int(calls, "unanswered", 0), 1);
    assert_int_equal(lac_get_int(calls, "tokens_in", 0), 22);
    assert_int_equal(lac_get_int(calls, "tokens_out", 0), 3);
    assert_int_equal(lac_get_int(calls, "without_usage", 0), 1);
    assert_int_equal(lac_get_int(lac_get(calls, "purposes"), "vote", 0), 2);
}

static bool has_sign(const struct lac_value *summary, const char *word)
{
    const struct lac_value *signs = lac_get(summary, "signs");
    for (size_t i = 0; i < lac_count(signs); i++)
        if (strstr(lac_as_text(lac_at(signs, i), ""), word))
            return true;
    return false;
}

static void a_run_that_went_wrong_says_how(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 10; i++)
        put_branch(r, i, "es", i < 1 ? "searched" : "not_eligible", "");
    for (int i = 0; i < 10; i++)
        put_branch(r, i, "fr", "searched", "\"candidates\":4,\"verdicts\":{\"english\":4},");
    struct lac_value s = summary_of(r);
    assert_true(has_sign(&s, "es: fewer than one item in five"));
    assert_true(has_sign(&s, "fr: three in four candidates break the English side"));
}

static void a_healthy_run_shows_no_sign(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 20; i++)
        put_branch(r, i, "es", "searched", "\"candidates\":4,\"verdicts\":{\"scored\":3,\"english\":1},");
    struct lac_value s = summary_of(r);
    assert_int_equal(lac_count(lac_get(&s, "signs")), 0);
}

static void the_summary_is_the_same_each_time(void **state)
{
    struct records *r = *state;
    struct lac_str a = {0}, b = {0};
    for (int i = 0; i < 12; i++) {
        put_branch(r, i, "es", "searched", "");
        put_branch(r, i, "en-x-placebo", "searched", "");
        put_pair(r, i, "es", 0, i % 2 ? "confirmed" : "accepted", 8, i % 5, 8 - i % 5);
    }
    struct lac_value first = summary_of(r), second = summary_of(r);
    lac_json_write(&a, &first);
    lac_json_write(&b, &second);
    assert_string_equal(a.data, b.data);
    lac_str_free(&a);
    lac_str_free(&b);
}

static void how_the_items_were_chosen_is_told_in_counts(void **state)
{
    struct records *r = *state;
    assert_int_equal(lac_store_set_meta(r->store, "source",
                                        "{\"name\":\"csv\",\"rows\":9,\"broken\":1,\"broken_rows\":[{\"row\":3}]}",
                                        &err),
                     LAC_OK);
    struct lac_value s = summary_of(r);
    assert_int_equal(lac_get_int(lac_get(&s, "source"), "rows", 0), 9);
    assert_int_equal(lac_get_int(lac_get(&s, "source"), "broken", 0), 1);
    assert_null(lac_get(lac_get(&s, "source"), "broken_rows"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_records(an_empty_run_has_a_summary),
        on_records(conversion_is_items_with_a_find_over_eligible_items),
        on_records(without_an_eligible_item_there_is_no_conversion),
        on_records(plain_pairs_are_counted_apart),
        on_records(the_difference_to_the_placebo_is_over_items_eligible_in_both),
        on_records(below_thirty_items_there_are_counts_and_no_p),
        on_records(the_unit_of_the_test_is_the_item),
        on_records(the_gap_that_nobody_selected_stands_beside),
        on_records(one_draw_an_item_is_tested_by_mcnemar),
        on_records(replies_without_an_answer_are_their_own_column),
        on_records(calls_are_counted_by_purpose_and_tokens_summed),
        on_records(a_run_that_went_wrong_says_how),
        on_records(a_healthy_run_shows_no_sign),
        on_records(how_the_items_were_chosen_is_told_in_counts),
        on_records(the_summary_is_the_same_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
