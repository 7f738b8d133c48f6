#include "core/run/cast.h"
#include "tests/unit/run/stage.h"

static void assert_refused(struct stage *s, const char *rest, const char *message)
{
    stage_put_config(s, rest);
    if (s->project)
        lac_project_close(s->project);
    s->project = NULL;
    stage_configure(s);
    if (lac_cast_make(s->project, &s->config, &s->cast, &err) != LAC_E_CONFIG)
        fail_msg("not refused: %s (%s)", rest, err.message);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
}

static void a_config_is_cast_with_the_placebo_last(void **state)
{
    struct stage *s = *state;
    stage_cast(s);
    assert_int_equal(s->cast.n_panel, 1);
    assert_string_equal(s->cast.panel[0]->name, "metal");
    assert_string_equal(s->cast.english->code, "en");
    assert_int_equal(s->cast.n_languages, 2);
    assert_string_equal(s->cast.languages[1]->code, LAC_PLACEBO);
    assert_null(s->cast.writer);
    assert_null(s->cast.translator);
    assert_true(s->cast.needs_target);
    assert_int_equal(lac_cast_search_draws(&s->cast, &s->config), 3);
}

static void a_chain_has_a_strategy_for_each_level(void **state)
{
    struct stage *s = *state;
    stage_put_config(s,
                     "strategy = { { name = 'mention', side = 'after' }, 'none' }, search = { depth = 2, deep = 2 },");
    stage_cast(s);
    assert_int_equal(s->cast.n_strategies, 2);
    static const char *const names[] = {"mention", "mention", "none", "none"};
    for (int depth = 0; depth < 4; depth++)
        assert_string_equal(lac_package_name(lac_cast_strategy(&s->cast, depth)->package), names[depth]);
    assert_string_equal(lac_get_text(&lac_cast_strategy(&s->cast, 1)->options, "side", ""), "after");
    assert_true(s->cast.needs_target);
    lac_cast_free(&s->cast);
    assert_refused(s, "strategy = { 'mention', 'none' }, search = { depth = 3, deep = 3 },",
                   "a chain of 2 has 2 levels");
    assert_refused(s, "strategy = { 'mention', 'nonee' }, search = { depth = 2, deep = 2 },", "did you mean 'none'");
}

static void votes_are_shared_over_the_panel(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "roles = { panel = { 'metal' } },");
    stage_cast(s);
    s->config.search.votes = 5;
    s->cast.n_panel = 2;
    assert_int_equal(lac_cast_search_draws(&s->cast, &s->config), 3);
    s->cast.n_panel = 5;
    assert_int_equal(lac_cast_search_draws(&s->cast, &s->config), 1);
}

static void without_a_placebo_there_is_none(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "placebo = false,");
    stage_cast(s);
    assert_int_equal(s->cast.n_languages, 1);
}

static void checks_have_their_stage_and_default_to_what_the_cast_allows(void **state)
{
    struct stage *s = *state;
    stage_cast(s);
    size_t plain = s->cast.n_english_checks;
    for (size_t i = 0; i < plain; i++)
        assert_string_not_equal(lac_package_name(s->cast.english_checks[i].package), "judge");
    lac_cast_free(&s->cast);
    lac_project_close(s->project);
    stage_put_config(s, "roles = { panel = 'metal', judge = 'metal' },");
    stage_cast(s);
    assert_int_equal(s->cast.n_english_checks, plain + 1);
    assert_string_equal(lac_package_name(s->cast.english_checks[plain].package), "judge");
}

static bool has_check(const struct lac_plugin *checks, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(lac_package_name(checks[i].package), name) == 0)
            return true;
    return false;
}

static void a_check_of_both_stages_stands_at_both(void **state)
{
    struct stage *s = *state;
    stage_cast(s);
    const struct lac_cast *c = &s->cast;
    static const struct {
        const char *name;
        bool english, target;
    } cases[] = {{"length", true, true}, {"stem_kept", true, true}, {"script", false, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(has_check(c->english_checks, c->n_english_checks, cases[i].name), cases[i].english);
        assert_int_equal(has_check(c->target_checks, c->n_target_checks, cases[i].name), cases[i].target);
    }
}

static void a_strategy_that_needs_a_writer_gets_the_first_of_the_panel(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "strategy = 'context',");
    stage_cast(s);
    assert_ptr_equal(s->cast.writer, s->cast.panel[0]);
    assert_false(s->cast.needs_target);
}

static void draws_are_of_what_every_language_offers(void **state)
{
    struct stage *s = *state;
    stage_cast(s);
    struct lac_draw_space space = lac_cast_draws(&s->cast, &s->config, s->cast.panel[0]);
    assert_int_equal(space.variants, s->cast.english->n_letter);
    assert_int_equal(space.pool, s->cast.english->n_examples);
    assert_int_equal(space.n_examples, 2);
    assert_int_equal(space.shifts, 4);
    struct lac_language fewer = *s->cast.languages[0];
    struct lac_language *languages[] = {&fewer};
    struct lac_cast narrow = s->cast;
    fewer.n_letter = 2;
    fewer.n_examples = 1;
    narrow.languages = languages;
    narrow.n_languages = 1;
    space = lac_cast_draws(&narrow, &s->config, s->cast.panel[0]);
    assert_int_equal(space.variants, 2);
    assert_int_equal(space.pool, 1);
    assert_int_equal(space.n_examples, 1);
}

static void roles_that_name_nobody_are_refused_with_the_nearest(void **state)
{
    assert_refused(*state, "roles = { panel = 'metall' },",
                   "roles.panel: there is no model 'metall' in models (did you mean 'metal'?)");
    assert_refused(*state, "roles = { panel = 'metal', writer = 'mtal' },",
                   "roles.writer: there is no model 'mtal' in models (did you mean");
    assert_refused(*state, "roles = { panel = { 'metal', 'metal' } },", "named twice");
}

static void packages_that_are_not_there_are_refused_with_the_nearest(void **state)
{
    assert_refused(*state, "strategy = 'menton',", "did you mean 'mention'");
    assert_refused(*state, "scoring = 'gapp',", "did you mean 'gap'");
    assert_refused(*state, "checks = { 'lenght' },", "did you mean 'length'");
    assert_refused(*state, "strategy = { name = 'mention', sid = 'after' },", "did you mean 'side'");
    assert_refused(*state, "checks = { { most = 3 } },", "check: no name");
}

static void a_check_that_needs_a_role_is_refused_without_it(void **state)
{
    assert_refused(*state, "checks = { 'judge' },", "checks: 'judge' needs roles.judge");
    assert_refused(*state, "checks = { 'round_trip' },", "'round_trip' needs roles.translator");
    assert_refused(*state, "roles = { panel = 'metal', translator = 'metal' }, checks = { 'embedding' },",
                   "'embedding' needs roles.embedder");
    assert_refused(*state, "roles = { panel = 'metal', embedder = 'metal' }, checks = { 'embedding' },",
                   "'embedding' needs roles.translator");
    assert_refused(
        *state,
        "roles = { panel = 'metal', translator = 'metal' }, checks = { { name = 'round_trip', floor = { es = "
        "'high' } } },",
        "'round_trip': floor.es must be a number");
}

static void english_is_no_target_and_none_is_named_twice(void **state)
{
    struct stage *s = *state;
    struct lac_setting setting = {"languages", "en"};
    struct lac_config_sources sources = {.settings = &setting, .n_settings = 1};
    const char *const lists[][2] = {
        {"en", "'en' is the side"}, {"es,es", "'es' is named twice"}, {"ess", "did you mean 'es'"}};
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    for (size_t i = 0; i < 3; i++) {
        setting.value = lists[i][0];
        assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_OK);
        assert_int_equal(lac_cast_make(s->project, &s->config, &s->cast, &err), LAC_E_CONFIG);
        if (!strstr(err.message, lists[i][1]))
            fail_msg("%s", err.message);
    }
}

static void a_translator_answers_and_writes_nothing(void **state)
{
    struct stage *s = *state;
    stage_put(s, "probe.lua",
              "return { models = { t = { provider = 'apertium', url = 'http://127.0.0.1:1' } }, languages = 'es' }");
    stage_configure(s);
    assert_int_equal(lac_cast_make(s->project, &s->config, &s->cast, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "'t' is a translator and answers no questions"));
}

static void a_model_in_a_role_needs_its_key(void **state)
{
    struct stage *s = *state;
    unsetenv("NO_SUCH_KEY");
    const char *models =
        "models = { m = { provider = 'openai' }, n = { provider = 'openai', key = 'NO_SUCH_KEY' } }, languages = 'es'";
    stage_put(s, "probe.lua", lac_arena_printf(s->arena, "return { %s, roles = { panel = { 'm', 'n' } } }", models));
    stage_configure(s);
    assert_int_equal(lac_cast_make(s->project, &s->config, &s->cast, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "the key NO_SUCH_KEY is not set"));
    stage_put(s, "probe.lua", lac_arena_printf(s->arena, "return { %s, roles = { panel = 'm' } }", models));
    lac_project_close(s->project);
    stage_cast(s); /* nobody needs it */
}

static void without_models_or_languages_it_says_what_to_give(void **state)
{
    struct stage *s = *state;
    stage_put(s, "probe.lua", "return { languages = 'es' }");
    stage_configure(s);
    assert_int_equal(lac_cast_make(s->project, &s->config, &s->cast, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "--model"));
    stage_put(s, "probe.lua", "return { models = { m = { provider = 'openai', url = 'http://127.0.0.1:1' } } }");
    lac_project_close(s->project);
    stage_configure(s);
    assert_int_equal(lac_cast_make(s->project, &s->config, &s->cast, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "--lang"));
}

static void an_embedder_that_knows_the_language_wants_no_translator(void **state)
{
    struct stage *s = *state;
    stage_put_config(s,
                     "roles = { panel = 'metal', embedder = 'metal' }, checks = { { name = 'embedding', multilingual "
                     "= true, floor = { es = 0.6 } } },");
    stage_cast(s);
    assert_int_equal(s->cast.n_target_checks, 1);
    assert_string_equal(s->cast.embedder->name, "metal");
}

static void a_translator_and_an_embedder_bring_both_measures(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "roles = { panel = 'metal', translator = 'metal', embedder = 'metal' },");
    stage_cast(s);
    size_t n = s->cast.n_target_checks;
    assert_string_equal(lac_package_name(s->cast.target_checks[n - 2].package), "round_trip");
    assert_string_equal(lac_package_name(s->cast.target_checks[n - 1].package), "embedding");
}

static void helpers_are_cast_without_a_panel(void **state)
{
    struct stage *s = *state;
    stage_put(
        s, "probe.lua",
        lac_arena_printf(s->arena,
                         "return { models = { t = { provider = 'apertium', url = 'http://127.0.0.1:%d' }, u = { "
                         "provider = 'openai', url = 'http://127.0.0.1:1' } }, roles = { translator = 't' }, languages "
                         "= 'es' }",
                         s->server->port));
    stage_configure(s);
    assert_int_equal(lac_cast_helpers(s->project, &s->config, &s->cast, &err), LAC_OK);
    assert_int_equal(s->cast.n_panel, 0);
    assert_string_equal(s->cast.translator->name, "t");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_config_is_cast_with_the_placebo_last),
        on_stage(a_chain_has_a_strategy_for_each_level),
        on_stage(votes_are_shared_over_the_panel),
        on_stage(without_a_placebo_there_is_none),
        on_stage(a_check_of_both_stages_stands_at_both),
        on_stage(checks_have_their_stage_and_default_to_what_the_cast_allows),
        on_stage(a_strategy_that_needs_a_writer_gets_the_first_of_the_panel),
        on_stage(draws_are_of_what_every_language_offers),
        on_stage(roles_that_name_nobody_are_refused_with_the_nearest),
        on_stage(packages_that_are_not_there_are_refused_with_the_nearest),
        on_stage(a_check_that_needs_a_role_is_refused_without_it),
        on_stage(english_is_no_target_and_none_is_named_twice),
        on_stage(an_embedder_that_knows_the_language_wants_no_translator),
        on_stage(a_translator_and_an_embedder_bring_both_measures),
        on_stage(helpers_are_cast_without_a_panel),
        on_stage(a_translator_answers_and_writes_nothing),
        on_stage(a_model_in_a_role_needs_its_key),
        on_stage(without_models_or_languages_it_says_what_to_give),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
