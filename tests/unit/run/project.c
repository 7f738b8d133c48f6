#include "core/run/project.h"
#include "tests/unit/run/stage.h"

static void open_project(struct stage *s)
{
    if (lac_project_open(s->folder, NULL, 0, &s->project, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

static void the_folder_is_searched_before_what_is_shipped(void **state)
{
    struct stage *s = *state;
    struct lac_str text = {0};
    stage_put(s, "scripts/prompts/translate.txt", "mine: {text}");
    open_project(s);
    assert_int_equal(lac_project_prompt(s->project, "translate", &text, &err), LAC_OK);
    assert_string_equal(lac_str_get(&text), "mine: {text}");
    lac_str_clear(&text);
    assert_int_equal(lac_project_prompt(s->project, "paraphrase", &text, &err), LAC_OK); /* the shipped one */
    assert_true(text.len > 0);
    lac_str_free(&text);
}

static void a_path_is_searched_before_the_folder(void **state)
{
    struct stage *s = *state;
    struct lac_str text = {0};
    const char *path = lac_arena_printf(s->arena, "%s/extra", s->folder);
    stage_put(s, "scripts/prompts/translate.txt", "folder");
    stage_put(s, "extra/scripts/prompts/translate.txt", "extra");
    assert_int_equal(lac_project_open(s->folder, &path, 1, &s->project, &err), LAC_OK);
    assert_int_equal(lac_project_prompt(s->project, "translate", &text, &err), LAC_OK);
    assert_string_equal(lac_str_get(&text), "extra");
    lac_str_free(&text);
}

static void a_path_that_is_not_there_is_refused(void **state)
{
    struct stage *s = *state;
    const char *path = "/no/such/folder";
    assert_int_equal(lac_project_open(s->folder, &path, 1, &s->project, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "/no/such/folder"));
    assert_null(s->project);
}

static void a_folder_is_searched_once(void **state)
{
    struct stage *s = *state;
    const char *const twice[] = {s->folder, s->folder};
    stage_put(s, "scripts/prompts/x.txt", "x");
    assert_int_equal(lac_project_open(s->folder, twice, 2, &s->project, &err), LAC_OK);
    for (size_t i = 0; i < s->project->n_roots; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(s->project->roots[i], s->project->roots[k]);
}

static void a_prompt_that_is_nowhere_says_where_it_was_looked_for(void **state)
{
    struct stage *s = *state;
    struct lac_str text = {0};
    open_project(s);
    assert_int_equal(lac_project_prompt(s->project, "no-such", &text, &err), LAC_E_NOTFOUND);
    assert_non_null(strstr(err.message, "scripts/prompts/no-such.txt"));
    lac_str_free(&text);
}

static void runs_are_below_the_folder(void **state)
{
    struct stage *s = *state;
    char expected[128];
    open_project(s);
    snprintf(expected, sizeof expected, "%s/runs/abc/run.db", s->folder);
    assert_string_equal(lac_project_run_path(s->project, "abc", "run.db"), expected);
    snprintf(expected, sizeof expected, "%s/runs/abc", s->folder);
    assert_string_equal(lac_project_run_path(s->project, "abc", NULL), expected);
}

static void only_packages_of_the_share_are_shipped(void **state)
{
    struct stage *s = *state;
    const struct lac_package *shipped, *own;
    stage_put(s, "scripts/prompts/x.txt", "x");
    stage_put(s, "strategies/mine.lua",
              "return lacuna.strategy { api = 1, name = 'mine', version = '1.0.0', author = 'x', license = 'MIT', "
              "summary = 'x',\n"
              "max_asks = 0, max_edits = 1, perturb = function() return {} end }\n");
    open_project(s);
    assert_int_equal(lac_package_load(s->project->packages, LAC_PKG_STRATEGY, "mention", &shipped, &err), LAC_OK);
    if (lac_package_load(s->project->packages, LAC_PKG_STRATEGY, "mine", &own, &err) != LAC_OK)
        fail_msg("%s", err.message);
    assert_true(lac_project_ships(s->project, shipped));
    assert_false(lac_project_ships(s->project, own));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(the_folder_is_searched_before_what_is_shipped),
        on_stage(a_path_is_searched_before_the_folder),
        on_stage(a_path_that_is_not_there_is_refused),
        on_stage(a_folder_is_searched_once),
        on_stage(a_prompt_that_is_nowhere_says_where_it_was_looked_for),
        on_stage(runs_are_below_the_folder),
        on_stage(only_packages_of_the_share_are_shipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
