#include "core/run/provenance.h"
#include "tests/unit/run/stage.h"

static void put_played(struct stage *s, const char *body)
{
    stage_put_config(s, "strategy = \"played\",");
    stage_put_strategy(s, "", body);
}

static void cast_anew(struct stage *s)
{
    lac_cast_free(&s->cast);
    if (s->project)
        lac_project_close(s->project);
    s->project = NULL;
    stage_cast(s);
}

static const char *digest_of(struct stage *s, const char *what)
{
    struct lac_value map = lac_provenance(s->project, &s->config, &s->cast, s->arena);
    return lac_get_text(&map, what, "");
}

static void each_package_and_prompt_is_named_once_by_its_hash(void **state)
{
    struct stage *s = *state;
    put_played(s, "return {}");
    cast_anew(s);
    struct lac_value map = lac_provenance(s->project, &s->config, &s->cast, s->arena);
    static const char *const named[] = {"strategy played", "scoring gap",     "language en",
                                        "language es",     "provider openai", "check script",
                                        "prompt judge",    "source parallel", "scoring artefact"};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strlen(lac_get_text(&map, named[i], "")) != 64)
            fail_msg("%s: '%s'", named[i], lac_get_text(&map, named[i], ""));
    for (size_t i = 0; i < lac_count(&map); i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(map.as.map.at[i].key, map.as.map.at[k].key);
    assert_null(lac_get(&map, "report summary")); /* it decides nothing */
}

static void a_changed_file_has_another_hash_and_the_others_keep_theirs(void **state)
{
    struct stage *s = *state;
    put_played(s, "return {}");
    cast_anew(s);
    const char *before = digest_of(s, "strategy played"), *es = digest_of(s, "language es");
    put_played(s, "return { }");
    cast_anew(s);
    assert_string_not_equal(digest_of(s, "strategy played"), before);
    assert_string_equal(digest_of(s, "language es"), es);
    put_played(s, "return {}");
    cast_anew(s);
    assert_string_equal(digest_of(s, "strategy played"), before);
}

static void a_lock_holds_what_is_loaded_to_what_it_was(void **state)
{
    struct stage *s = *state;
    size_t n = 0;
    put_played(s, "return {}");
    cast_anew(s);
    assert_int_equal(lac_provenance_check(s->project, &s->config, &s->cast, &err), LAC_OK); /* no lock, no check */
    assert_int_equal(lac_provenance_lock(s->project, &s->config, &s->cast, &n, &err), LAC_OK);
    struct lac_value map = lac_provenance(s->project, &s->config, &s->cast, s->arena);
    assert_int_equal(n, lac_count(&map) + 1); /* and the report */
    assert_int_equal(lac_provenance_check(s->project, &s->config, &s->cast, &err), LAC_OK);
    put_played(s, "return { }");
    cast_anew(s);
    assert_true(lac_provenance_check(s->project, &s->config, &s->cast, &err) < 0);
    assert_non_null(strstr(err.message, LAC_LOCK_FILE));
    assert_non_null(strstr(err.message, "played"));
    stage_put(s, LAC_LOCK_FILE, "not a lock");
    assert_true(lac_provenance_check(s->project, &s->config, &s->cast, &err) < 0);
    assert_non_null(strstr(err.message, LAC_LOCK_FILE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(each_package_and_prompt_is_named_once_by_its_hash),
        on_stage(a_changed_file_has_another_hash_and_the_others_keep_theirs),
        on_stage(a_lock_holds_what_is_loaded_to_what_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
