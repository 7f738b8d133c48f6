#include "core/run/record.h"
#include "tests/unit/run/stage.h"

static void a_tally_leaves_out_what_did_not_happen(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_tally tally = {{0}};
    struct lac_str json = {0};
    lac_tally_add(&tally, LAC_RIGHT);
    lac_tally_add(&tally, LAC_RIGHT);
    lac_tally_add(&tally, LAC_REFUSED);
    struct lac_value v = lac_record_tally(arena, &tally);
    lac_json_write(&json, &v);
    assert_string_equal(lac_str_get(&json), "{\"refused\":1,\"right\":2}");
    lac_str_free(&json);
    lac_arena_free(arena);
}

static void a_pair_says_all_that_a_reader_needs(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    struct lac_value p = stage_find(s, pairs, "item.id", "box-6");
    static const char *const keys[] = {"schema",  "id",     "run",    "item",  "language", "plain",       "stage",
                                       "english", "target", "answer", "edits", "strategy", "names_wrong", "scoring",
                                       "checks",  "value",  "depth",  "rank",  "seed",     "models"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!lac_get(&p, keys[i]))
            fail_msg("no %s", keys[i]);
    assert_string_equal(lac_get_text(&p, "run", ""), r.id);
    assert_int_equal(lac_get_int(&p, "answer", -1), 0);
    assert_true(lac_get_bool(&p, "names_wrong", false));
    assert_float_equal(lac_get_num(&p, "value", 0), 1, 1e-12);
    assert_string_equal(lac_as_text(lac_path(&p, "strategy.name"), ""), "mention");
    assert_string_equal(lac_as_text(lac_path(&p, "models.metal.reported"), ""), "metal-0");
    assert_int_equal(lac_get_int(lac_path(&p, "models.metal.search.target"), "wrong", 0), 3);
    free(pairs);
}

static void pairs_come_by_item_then_rank(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    static const char *const items[] = {"box-0", "box-0", "box-1", "box-3", "box-3",
                                        "box-4", "box-6", "box-6", "box-7"};
    static const int ranks[] = {0, 1, 0, 0, 1, 0, 0, 1, 0};
    for (int i = 0; i < 9; i++) {
        struct lac_value p = stage_line(s, pairs, i);
        assert_string_equal(lac_as_text(lac_path(&p, "item.id"), ""), items[i]);
        assert_int_equal(lac_get_int(&p, "rank", -1), ranks[i]);
    }
    free(pairs);
}

static void votes_of_a_candidate_stand_by_side_draw_and_model(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 32, LAC_RUN_PLAIN);
    char *log = stage_read(s, r.id, "log.jsonl");
    int candidates = 0;
    for (int i = 0;; i++) {
        struct lac_value v = stage_line(s, log, i);
        if (v.kind == LAC_NIL)
            break;
        const struct lac_value *votes = lac_get(&v, "votes");
        for (size_t k = 1; k < lac_count(votes); k++) {
            const struct lac_value *a = lac_at(votes, k - 1), *b = lac_at(votes, k);
            int side = strcmp(lac_get_text(a, "side", ""), lac_get_text(b, "side", ""));
            assert_true(side < 0 || (side == 0 && lac_get_int(a, "draw", 9) < lac_get_int(b, "draw", -9)));
        }
        candidates += lac_count(votes) > 0;
    }
    assert_true(candidates > 20);
    free(log);
}

static void the_log_is_the_same_however_replies_overtake_each_other(void **state)
{
    struct stage *s = *state;
    char *logs[2];
    for (int i = 0; i < 2; i++) {
        char command[160];
        struct stage_result r = stage_run(s, i ? 32 : 2, LAC_RUN_PLAIN);
        logs[i] = stage_read(s, r.id, "log.jsonl");
        snprintf(command, sizeof command, "rm -r '%s/runs'", s->folder);
        assert_int_equal(system(command), 0);
    }
    assert_string_equal(logs[0], logs[1]);
    free(logs[0]);
    free(logs[1]);
}

static void a_branch_says_how_it_ended(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *log = stage_read(s, r.id, "log.jsonl");
    assert_non_null(strstr(log, "\"state\":\"plain\""));
    assert_non_null(strstr(log, "\"state\":\"searched\""));
    assert_null(strstr(log, "\"state\":\"unfinished\""));
    free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tally_leaves_out_what_did_not_happen),
        on_stage(a_pair_says_all_that_a_reader_needs),
        on_stage(pairs_come_by_item_then_rank),
        on_stage(votes_of_a_candidate_stand_by_side_draw_and_model),
        on_stage(the_log_is_the_same_however_replies_overtake_each_other),
        on_stage(a_branch_says_how_it_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
