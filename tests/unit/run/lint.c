#include "core/run/lint.h"
#include "tests/unit/run/stage.h"

static struct lac_str told;

static void note(void *user, const char *field, const char *what)
{
    lac_str_addf(&told, "%s: %s: %s\n", (const char *)user, field, what);
}

static void lint_package(struct stage *s, const char *code)
{
    const struct lac_package *package;
    if (lac_package_load(s->project->packages, LAC_PKG_LANGUAGE, code, &package, &err) != LAC_OK ||
        lac_lint_language(s->project, package, note, (void *)(uintptr_t)code, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

static void every_shipped_language_is_sound(void **state)
{
    struct stage *s = *state;
    struct lac_listed *listed;
    size_t n;
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    assert_int_equal(lac_packages_list(s->project->packages, LAC_PKG_LANGUAGE, s->arena, &listed, &n, &err), LAC_OK);
    assert_true(n >= 18);
    lac_str_clear(&told);
    for (size_t i = 0; i < n; i++)
        lint_package(s, listed[i].name);
    if (told.len)
        fail_msg("%s", told.data);
    lac_str_free(&told);
}

static void a_users_own_language_is_held_against_english_too(void **state)
{
    struct stage *s = *state;
    struct lac_str text = {0}, own = {0};
    assert_int_equal(lac_file_read(SOURCE_DIR "/scripts/languages/es.lua", 1 << 20, &text, &err), LAC_OK);
    lac_str_add_replaced(&own, lac_str_get(&text), "code = \"es\"", "code = \"es-AR\"");
    lac_str_clear(&text);
    lac_str_add_replaced(&text, lac_str_get(&own), "¿Qué animal relincha?", "¿Qué animal relincha, el caballo?");
    stage_put(s, "scripts/languages/es-AR.lua", lac_str_get(&text));
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    lac_str_clear(&told);
    lint_package(s, "es-AR");
    assert_string_equal(lac_str_get(&told), "es-AR: examples.3.stem: holds its answer, 'caballo'\n");
    lac_str_free(&told);
    lac_str_free(&text);
    lac_str_free(&own);
}

static void questions_of_the_shipped_source_are_not_worked_examples(void **state)
{
    struct stage *s = *state;
    struct lac_str text = {0}, own = {0};
    assert_int_equal(lac_file_read(SOURCE_DIR "/scripts/languages/es.lua", 1 << 20, &text, &err), LAC_OK);
    lac_str_add_replaced(&own, lac_str_get(&text), "¿De qué color es la leche?", "¿De qué color es la sangre?");
    stage_put(s, "scripts/languages/es.lua", lac_str_get(&own));
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    lac_str_clear(&told);
    lint_package(s, "es");
    assert_string_equal(lac_str_get(&told), "es: examples.1.stem: is a question of the source 'basic'\n");
    lac_str_free(&told);
    lac_str_free(&text);
    lac_str_free(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(every_shipped_language_is_sound),
        on_stage(a_users_own_language_is_held_against_english_too),
        on_stage(questions_of_the_shipped_source_are_not_worked_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
