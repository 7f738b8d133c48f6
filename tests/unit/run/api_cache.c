#include "core/store/cache.h"
#include "tests/unit/run/face.h"

#include <sys/stat.h>

/* A stage whose user has a cache of his own. */
static int cached_up(void **state)
{
    int rc = stage_up(state);
    struct stage *s = *state;
    return rc || setenv("XDG_CACHE_HOME", face_at(s, "cache"), 1);
}

#define on_cached_stage(test) cmocka_unit_test_setup_teardown(test, cached_up, stage_down)

static struct lac_value stats(struct stage *s)
{
    char *json = NULL;
    if (lacuna_cache_stats(&json, &trouble) != LACUNA_OK)
        fail_msg("%s", trouble.message);
    return face_value(s, json);
}

static void run_once(struct stage *s)
{
    struct lacuna *lacuna = face_open(s);
    struct lacuna_run *run;
    if (lacuna_run_open(lacuna, &(struct lacuna_run_options){0}, NULL, &run, &trouble) != LACUNA_OK ||
        lacuna_run_go(run, &trouble) != LACUNA_OK)
        fail_msg("%s", trouble.message);
    lacuna_run_close(run);
    lacuna_close(lacuna);
}

static void what_runs_leave_is_counted_pruned_and_cleared(void **state)
{
    struct stage *s = *state;
    int64_t gone = -1;
    struct lac_value empty = stats(s);
    assert_int_equal(lac_get_int(&empty, "replies", -1), 0);
    assert_string_equal(lac_get_text(&empty, "oldest", "-"), "");
    assert_true(lac_starts_with(lac_get_text(&empty, "path", ""), face_at(s, "cache")));
    run_once(s);
    struct lac_value full = stats(s);
    int64_t replies = lac_get_int(&full, "replies", -1);
    assert_int_equal(replies, atomic_load(&stage_requests));
    assert_true(lac_get_int(&full, "bytes", 0) > 0);
    assert_int_equal(strlen(lac_get_text(&full, "oldest", "")), strlen("2026-01-01T00:00:00Z"));
    assert_int_equal(lacuna_cache_prune(3600, -1, &gone, &trouble), LACUNA_OK);
    assert_int_equal(gone, 0);
    assert_int_equal(lacuna_cache_prune(0, 0, &gone, &trouble), LACUNA_OK);
    assert_int_equal(gone, replies);
    full = stats(s);
    assert_int_equal(lac_get_int(&full, "replies", -1), 0);
    assert_int_equal(lacuna_cache_clear(&trouble), LACUNA_OK);
    full = stats(s);
    assert_int_equal(lac_get_int(&full, "bytes", -1), 0);
}

static void without_a_home_there_is_none(void **state)
{
    (void)state;
    char *json = NULL, *home = getenv("HOME") ? strdup(getenv("HOME")) : NULL;
    int64_t gone;
    unsetenv("XDG_CACHE_HOME");
    unsetenv("HOME");
    enum lacuna_status status[] = {lacuna_cache_stats(&json, &trouble), lacuna_cache_prune(0, 0, &gone, &trouble),
                                   lacuna_cache_clear(&trouble)};
    if (home)
        setenv("HOME", home, 1);
    free(home);
    for (int i = 0; i < 3; i++)
        assert_int_equal(status[i], LACUNA_USAGE);
    face_assert_says("neither XDG_CACHE_HOME nor HOME");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_cached_stage(what_runs_leave_is_counted_pruned_and_cleared),
        on_cached_stage(without_a_home_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
