#include "core/run/confirm.h"
#include "tests/unit/run/stage.h"

static struct lac_value pair_of(struct stage *s, const struct stage_result *r, const char *item)
{
    char *pairs = stage_read(s, r->id, "pairs.jsonl");
    struct lac_value pair = stage_find(s, pairs, "item.id", item);
    free(pairs);
    assert_int_equal(pair.kind, LAC_MAP);
    return pair;
}

static size_t outcomes(const struct lac_value *pair, const char *cell)
{
    char path[96];
    snprintf(path, sizeof path, "models.metal.cells.%s.outcomes", cell);
    return lac_count(lac_path(pair, path));
}

static void an_accepted_pair_is_asked_again_in_its_cells(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    struct lac_value pair = pair_of(s, &r, "box-3");
    assert_string_equal(lac_get_text(&pair, "stage", ""), "confirmed");
    assert_int_equal(outcomes(&pair, "english"), 8);
    assert_int_equal(outcomes(&pair, "english_perturbed"), 8);
    assert_int_equal(outcomes(&pair, "target"), 8);
    assert_int_equal(outcomes(&pair, "target_perturbed"), 8);
    assert_int_equal(outcomes(&pair, "back"), 0); /* nobody to translate back */
    assert_string_equal(lac_as_text(lac_path(&pair, "models.metal.attribution"), ""), "interaction");
}

static void a_plain_pair_has_plain_cells_only(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    struct lac_value pair = pair_of(s, &r, "box-4");
    assert_true(lac_get_bool(&pair, "plain", false));
    assert_int_equal(outcomes(&pair, "english"), 8);
    assert_int_equal(outcomes(&pair, "target"), 8);
    assert_int_equal(outcomes(&pair, "target_perturbed"), 0);
    assert_string_equal(lac_as_text(lac_path(&pair, "models.metal.attribution"), ""), "language");
}

/* One vote decides the search and falls on the one instruction that the model does not take: chance, and selection
 * found it. */
static void what_only_the_searchs_draw_showed_is_not_confirmed(void **state)
{
    struct stage *s = *state;
    atomic_store(&stage_moody, true);
    stage_put_config(s, "search = { depth = 1, votes = 1, keep = 1 },");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    assert_int_equal(r.accepted, 3);
    assert_int_equal(r.confirmed, 0);
    struct lac_value pair = pair_of(s, &r, "box-3");
    assert_string_equal(lac_get_text(&pair, "stage", ""), "accepted");
    assert_string_equal(lac_as_text(lac_path(&pair, "models.metal.attribution"), ""), "chance");
}

/* No call of confirmation is one of the search's: the draws are others. */
static void no_confirmation_call_was_made_by_the_search(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *log = stage_read(s, r.id, "log.jsonl");
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    int n = 0;
    for (int i = 0;; i++) {
        struct lac_value pair = stage_line(s, pairs, i);
        if (pair.kind == LAC_NIL)
            break;
        const struct lac_value *cells = lac_path(&pair, "models.metal.cells");
        for (size_t c = 0; c < lac_count(cells); c++) {
            const struct lac_value *calls = lac_get(&cells->as.map.at[c].value, "calls");
            for (size_t k = 0; k < lac_count(calls); k++, n++)
                assert_null(strstr(log, lac_as_text(lac_at(calls, k), "?")));
        }
    }
    assert_int_equal(n, 6 * 4 * 8 + 3 * 2 * 8);
    free(log);
    free(pairs);
}

static void with_a_translator_the_pair_is_asked_translated_back(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "roles = { panel = 'metal', translator = 'metal' }, checks = {},");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    struct lac_value pair = pair_of(s, &r, "box-3");
    assert_int_equal(outcomes(&pair, "back"), 8);
    assert_string_equal(lac_get_text(lac_get(&pair, "target"), "back", ""), "Which metal shines in box 3?");
    assert_string_equal(lac_as_text(lac_path(&pair, "models.metal.attribution"), ""), "interaction");
}

static void the_gap_that_nobody_selected_is_asked_of_every_item(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "plain_draws = 2,");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *text = stage_read(s, r.id, "summary.json");
    struct lac_value summary;
    assert_int_equal(lac_json_read(s->arena, text, strlen(text), &summary, NULL), LAC_OK);
    free(text);
    const struct lac_value *gap = lac_path(lac_at(lac_get(&summary, "languages"), 0), "models.metal.unselected");
    assert_int_equal(lac_get_int(gap, "asked", 0), 9 * 2);
    assert_int_equal(lac_get_int(gap, "right_english", 0), 9 * 2);
    assert_in_range(lac_get_int(gap, "right_target", 0), 6, 12); /* never in boxes 1, 4, 7; always in 0, 3, 6 */
}

static void without_plain_draws_there_is_no_gap(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "plain_draws = 0,");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    char *log = stage_read(s, r.id, "log.jsonl");
    assert_non_null(strstr(log, "\"plain_gap\":{}"));
    assert_null(strstr(log, "\"plain_gap\":{\"metal\""));
    free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(an_accepted_pair_is_asked_again_in_its_cells),
        on_stage(a_plain_pair_has_plain_cells_only),
        on_stage(what_only_the_searchs_draw_showed_is_not_confirmed),
        on_stage(no_confirmation_call_was_made_by_the_search),
        on_stage(with_a_translator_the_pair_is_asked_translated_back),
        on_stage(the_gap_that_nobody_selected_is_asked_of_every_item),
        on_stage(without_plain_draws_there_is_no_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
