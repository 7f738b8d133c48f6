#include "core/run/tabulate.h"
#include "tests/unit/run/records.h"

static void tabulate(struct records *r, struct lac_table *table)
{
    assert_int_equal(lac_store_flush(r->store, NULL), LAC_OK);
    assert_int_equal(lac_tabulate(r->store, r->arena, table, &err), LAC_OK);
}

static void a_language_has_a_row_for_each_of_its_items(void **state)
{
    struct records *r = *state;
    struct lac_table t;
    put_branch(r, 0, "es", "searched", "\"both_plain\":true,");
    put_branch(r, 1, "es", "plain", "");
    put_branch(r, 2, "es", "unsound", "");
    put_branch(r, 0, "fr", "not_eligible", "");
    tabulate(r, &t);
    assert_int_equal(t.languages.n, 2);
    const struct lac_language_row *es = &t.languages.at[0];
    assert_string_equal(es->code, "es");
    assert_int_equal(es->items.n, 3);
    assert_true(es->items.at[0].both_plain);
    assert_true(es->items.at[1].plain);
    assert_true(es->items.at[2].eligible);
    assert_int_equal(es->unsound, 1);
    assert_false(t.languages.at[1].items.at[0].eligible);
    lac_table_free(&t);
}

static void verdicts_and_reasons_are_summed(void **state)
{
    struct records *r = *state;
    struct lac_table t;
    for (int i = 0; i < 3; i++)
        put_branch(
            r, i, "es", "searched",
            "\"candidates\":5,\"calls\":11,\"verdicts\":{\"scored\":3,\"rejected\":2},\"reasons\":{\"length\":2},");
    tabulate(r, &t);
    const struct lac_language_row *es = &t.languages.at[0];
    assert_int_equal(es->candidates, 15);
    assert_int_equal(es->calls, 33);
    assert_int_equal(lac_get_int(&es->verdicts, "scored", 0), 9);
    assert_int_equal(lac_get_int(&es->reasons, "length", 0), 6);
    lac_table_free(&t);
}

static void differences_are_summed_by_item(void **state)
{
    struct records *r = *state;
    struct lac_table t;
    put_branch(r, 0, "es", "searched", "");
    put_branch(r, 1, "es", "searched", "");
    put_pair(r, 0, "es", 0, "confirmed", 8, 1, 7);
    put_pair(r, 0, "es", 1, "accepted", 7, 5, 3);
    put_pair(r, 1, "es", 0, "accepted", 6, 6, 2);
    tabulate(r, &t);
    const struct lac_language_row *es = &t.languages.at[0];
    assert_int_equal(es->models.n, 1);
    const struct lac_model_row *m = &es->models.at[0];
    assert_int_equal(m->pairs, 3);
    assert_int_equal(m->confirmed, 1);
    assert_int_equal(m->asked, 24);
    assert_int_equal(m->right_english, 21);
    assert_int_equal(m->right_target, 12);
    assert_int_equal(m->wrong_target, 12);
    assert_int_equal(m->differences.n, 2);
    assert_int_equal(m->differences.at[0], 7 + 2);
    assert_int_equal(m->differences.at[1], 0);
    assert_int_equal(es->items.at[0].accepted, 2);
    assert_int_equal(es->items.at[0].confirmed, 1);
    assert_int_equal(lac_get_int(&es->attributions, "interaction", 0), 1);
    assert_int_equal(lac_get_int(&es->attributions, "chance", 0), 2);
    lac_table_free(&t);
}

static void a_pair_not_yet_asked_again_counts_as_accepted_only(void **state)
{
    struct records *r = *state;
    struct lac_table t;
    lac_store_put(r->store, LAC_REC_PAIR, "p", group_of(r, 0, "es"), 0,
                  "{\"item\":{\"id\":\"i0\"},\"language\":\"es\",\"plain\":false,\"stage\":\"accepted\",\"models\":{"
                  "\"metal\":{}}}");
    tabulate(r, &t);
    const struct lac_language_row *es = &t.languages.at[0];
    assert_int_equal(es->accepted_pairs, 1);
    assert_int_equal(es->models.at[0].pairs, 0);
    assert_int_equal(es->models.at[0].asked, 0);
    lac_table_free(&t);
}

static void plain_pairs_bring_no_differences(void **state)
{
    struct records *r = *state;
    struct lac_table t;
    put_branch(r, 0, "es", "plain", "");
    put_plain_pair(r, 0, "es", "accepted");
    tabulate(r, &t);
    const struct lac_language_row *es = &t.languages.at[0];
    assert_int_equal(es->plain_pairs, 1);
    assert_int_equal(es->plain_confirmed, 0);
    assert_int_equal(es->models.n, 0);
    assert_int_equal(es->items.at[0].accepted, 0);
    lac_table_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_records(a_language_has_a_row_for_each_of_its_items),
        on_records(verdicts_and_reasons_are_summed),
        on_records(differences_are_summed_by_item),
        on_records(a_pair_not_yet_asked_again_counts_as_accepted_only),
        on_records(plain_pairs_bring_no_differences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
