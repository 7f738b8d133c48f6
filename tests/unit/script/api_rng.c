#include "tests/unit/script/hosted.h"

static void draws_depend_on_key_and_path_alone(void **state)
{
    (void)state;
    char *first = NULL;
    for (uint64_t seed = 0; seed < 20; seed++) {
        start(&h, "steps", "[\"draws\"]", NULL, -1);
        answer_all(&h, seed);
        if (!first)
            first = lac_strdup(h.ended.at[0].json);
        assert_string_equal(h.ended.at[0].json, first);
        hosted_forget(&h);
    }
    /* Two maps of one coroutine draw from different streams, and children differ from each other. */
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v;
    assert_int_equal(lac_json_read(arena, first, strlen(first), &v, NULL), LAC_OK);
    const struct lac_value *children = lac_at(&v, 1), *again = lac_at(&v, 2);
    assert_int_equal(lac_count(children), 4);
    assert_false(lac_equal(lac_at(lac_at(children, 0), 0), lac_at(lac_at(children, 1), 0)));
    assert_false(lac_equal(lac_at(lac_at(children, 0), 0), lac_at(again, 0)));
    lac_arena_free(arena);
    free(first);
}

static void other_keys_draw_other_numbers(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value args = lac_list();
    lac_push(arena, &args, lac_text(arena, "draws"));
    for (uint64_t key = 0; key < 2; key++) {
        struct lac_task_options options = {.function = "perturb", .args = &args, .rng_key = {7, key}, .max_asks = -1};
        lac_task_start(h.tasks, package_of(&h, "steps"), &options, host_done, &h);
    }
    answer_all(&h, 0);
    assert_int_equal(h.ended.n, 2);
    assert_string_not_equal(h.ended.at[0].json, h.ended.at[1].json);
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(draws_depend_on_key_and_path_alone),
        HOSTED(other_keys_draw_other_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
