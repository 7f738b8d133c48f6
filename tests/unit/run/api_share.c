#include "tests/unit/run/face.h"

/* A stage whose user has a folder for scripts of his own. */
static int shared_up(void **state)
{
    int rc = stage_up(state);
    struct stage *s = *state;
    return rc || setenv("XDG_DATA_HOME", face_at(s, "home"), 1);
}

#define on_shared_stage(test) cmocka_unit_test_setup_teardown(test, shared_up, stage_down)

static void put_strategies(struct stage *s)
{
    stage_put_strategy(s, "", "return {}");
}

static void a_package_is_packed_by_its_name_and_installed(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    put_strategies(s);
    assert_int_equal(lacuna_pack(lacuna, "strategy played", NULL, &json, &trouble), LACUNA_OK);
    struct lac_value packed = face_value(s, json);
    const char *path = lac_get_text(&packed, "path", ""), *sum = lac_get_text(&packed, "sha256", "");
    assert_string_equal(path, face_at(s, "played-1.0.0.tar.gz"));
    assert_int_equal(strlen(sum), 64);
    assert_int_equal(lacuna_install(lacuna, path, false, lac_arena_printf(s->arena, "%064d", 7), &json, &trouble),
                     LACUNA_FAILED);
    face_assert_says("nothing was installed");
    assert_false(lac_dir_exists(face_at(s, "home/lacuna/strategies")));
    assert_int_equal(lacuna_install(lacuna, path, true, sum, &json, &trouble), LACUNA_OK);
    struct lac_value installed = face_value(s, json);
    assert_string_equal(lac_get_text(&installed, "path", ""), face_at(s, "home/lacuna/strategies/played"));
    assert_string_equal(lac_get_text(&installed, "hash", ""), lac_get_text(&packed, "hash", "-"));
    assert_int_equal(lac_get_int(&installed, "max_asks", 0), 8);
    assert_null(lac_get(&installed, "replaced"));
    lacuna_close(lacuna);
}

static void assert_not_packed(struct lacuna *lacuna, const char *what, const char *message)
{
    char *json = NULL;
    assert_int_equal(lacuna_pack(lacuna, what, NULL, &json, &trouble), LACUNA_USAGE);
    face_assert_says(message);
    assert_null(json);
}

static void a_name_that_two_kinds_have_wants_its_kind(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    put_strategies(s);
    stage_put(s, "scripts/scoring/played.lua",
              "return lacuna.scoring { api = 1, name = 'played', version = '1', score = function() return 1 end }");
    assert_not_packed(lacuna, "played", "'played' is the name of a strategy and of a scoring");
    assert_not_packed(lacuna, "scorer played", "there is no kind of package 'scorer'");
    assert_not_packed(lacuna, "nobody", "no package is called 'nobody'");
    lacuna_close(lacuna);
}

static void a_sum_is_for_archives(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    put_strategies(s);
    assert_int_equal(lacuna_install(lacuna, face_at(s, "strategies/played.lua"), true, "00", &json, &trouble),
                     LACUNA_USAGE);
    face_assert_says("--sha256 is for archives");
    assert_int_equal(lacuna_install(lacuna, face_at(s, "no.tar.gz"), true, NULL, &json, &trouble), LACUNA_USAGE);
    face_assert_says("no.tar.gz");
    lacuna_close(lacuna);
}

static void a_lock_names_all_that_a_run_loads(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    assert_int_equal(lacuna_lock(lacuna, &(struct lacuna_run_options){0}, &json, &trouble), LACUNA_OK);
    struct lac_value lock = face_value(s, json);
    assert_string_equal(lac_get_text(&lock, "path", ""), face_at(s, "lacuna.lock"));
    assert_true(lac_file_exists(face_at(s, "lacuna.lock")));
    assert_in_range(lac_get_int(&lock, "packages", 0), 10, 60);
    stage_put(s, "probe.lua", "return { searhc = {} }");
    assert_int_equal(lacuna_lock(lacuna, &(struct lacuna_run_options){0}, &json, &trouble), LACUNA_USAGE);
    face_assert_says("did you mean 'search'");
    lacuna_close(lacuna);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_shared_stage(a_package_is_packed_by_its_name_and_installed),
        on_shared_stage(a_name_that_two_kinds_have_wants_its_kind),
        on_shared_stage(a_sum_is_for_archives),
        on_shared_stage(a_lock_names_all_that_a_run_loads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
