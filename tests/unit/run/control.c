#include "tests/unit/run/face.h"

static struct lac_value check(struct stage *s, const struct lacuna_run_options *options)
{
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    if (lacuna_check(lacuna, options, &json, &trouble) != LACUNA_OK)
        fail_msg("%s", trouble.message);
    lacuna_close(lacuna);
    return face_value(s, json);
}

/* The stage's server answers questions about boxes alone: to others it says nothing that can be read. */
static void each_model_is_asked_the_worked_examples_of_each_language(void **state)
{
    struct stage *s = *state;
    struct lac_value list = check(s, &(struct lacuna_run_options){0});
    static const char *const codes[] = {"en", "es", "en-x-placebo"};
    assert_int_equal(lac_count(&list), 3);
    int64_t asked = 0;
    for (size_t i = 0; i < 3; i++) {
        const struct lac_value *cell = lac_at(&list, i);
        assert_string_equal(lac_get_text(cell, "model", ""), "metal");
        assert_string_equal(lac_get_text(cell, "language", ""), codes[i]);
        assert_true(lac_get_bool(cell, "reachable", false));
        assert_in_range(lac_get_int(cell, "asked", 0), 8, 40);
        assert_true(lac_get_num(cell, "chance", 0) > 0.2 && lac_get_num(cell, "chance", 0) < 0.5);
        assert_true(lac_get_num(cell, "low", -1) <= lac_get_num(cell, "high", -1));
        assert_false(lac_get_bool(cell, "usable", true));
        asked += lac_get_int(cell, "asked", 0);
    }
    assert_int_equal(atomic_load(&stage_requests), asked);
}

static void a_model_that_refuses_says_why_and_is_not_reachable(void **state)
{
    struct stage *s = *state;
    atomic_store(&stage_refuse_from, 1);
    struct lac_value list = check(s, &(struct lacuna_run_options){.in_flight = 1});
    for (size_t i = 0; i < lac_count(&list); i++) {
        assert_false(lac_get_bool(lac_at(&list, i), "reachable", true));
        assert_non_null(strstr(lac_get_text(lac_at(&list, i), "cause", ""), "401"));
        assert_int_equal(lac_get_int(lac_at(&list, i), "asked", -1), 0);
    }
    assert_int_equal(atomic_load(&stage_requests), 1); /* the first refusal stops it */
}

static void a_configuration_that_is_wrong_is_told(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    const struct lacuna_setting wrong = {"search.widht", "2"};
    char *json = NULL;
    assert_int_equal(
        lacuna_check(lacuna, &(struct lacuna_run_options){.settings = &wrong, .n_settings = 1}, &json, &trouble),
        LACUNA_USAGE);
    face_assert_says("did you mean 'width'");
    assert_null(json);
    lacuna_close(lacuna);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(each_model_is_asked_the_worked_examples_of_each_language),
        on_stage(a_model_that_refuses_says_why_and_is_not_reachable),
        on_stage(a_configuration_that_is_wrong_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
