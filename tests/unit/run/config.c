#include "core/run/config.h"
#include "tests/unit/run/stage.h"

static void open_project(struct stage *s)
{
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
}

static const struct lac_config *load(struct stage *s, const char *text, const struct lac_setting *settings, size_t n)
{
    struct lac_config_sources sources = {.settings = settings, .n_settings = n};
    open_project(s);
    stage_put(s, "probe.lua", text);
    if (lac_config_load(s->project, &sources, &s->config, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return &s->config;
}

static void assert_refused(struct stage *s, const char *text, const char *message)
{
    struct lac_config_sources sources = {0};
    open_project(s);
    stage_put(s, "probe.lua", text);
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_E_CONFIG);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
}

static void what_is_not_said_has_the_defaults_of_the_method(void **state)
{
    const struct lac_config *c = load(*state, "return { languages = 'es' }", NULL, 0);
    assert_int_equal(c->search.width, 12);
    assert_int_equal(c->search.depth, 4);
    assert_int_equal(c->search.deep, 6);
    assert_float_equal(c->search.include, 0.8, 1e-12);
    assert_float_equal(c->search.potential, 0.6, 1e-12);
    assert_int_equal(c->search.keep, 3);
    assert_int_equal(c->search.votes, 5);
    assert_int_equal(c->search.plain, LAC_PLAIN_STOP);
    assert_int_equal(c->confirm_draws, 8);
    assert_int_equal(c->confirm_right, 7);
    assert_int_equal(c->confirm_wrong, 6);
    assert_true(c->placebo);
    assert_string_equal(lac_get_text(lac_config_map(c, "scoring"), "name", ""), "gap");
}

static void short_forms_become_the_long_ones(void **state)
{
    const struct lac_config *c = load(*state,
                                      "return { languages = 'es', strategy = 'none', checks = { 'length', { name = "
                                      "'spacing' } }, roles = { panel = 'm' } }",
                                      NULL, 0);
    assert_int_equal(c->n_languages, 1);
    assert_string_equal(c->languages[0], "es");
    assert_string_equal(lac_get_text(lac_config_map(c, "strategy"), "name", ""), "none");
    assert_string_equal(lac_get_text(lac_at(lac_get(&c->value, "checks"), 0), "name", ""), "length");
    assert_string_equal(lac_as_text(lac_at(lac_path(&c->value, "roles.panel"), 0), ""), "m");
}

static void an_empty_table_is_a_config(void **state)
{
    const struct lac_config *c = load(*state, "return {}", NULL, 0);
    assert_int_equal(c->n_languages, 0);
    c = load(*state, "return { search = {}, roles = {}, confirm = {}, models = nil }", NULL, 0);
    assert_int_equal(c->confirm_draws, 8);
}

static void an_unknown_key_is_refused_with_its_line_and_the_nearest_one(void **state)
{
    assert_refused(*state, "return {\n\n  langauges = { 'es' },\n}",
                   "probe.lua:3: unknown key 'langauges' (did you mean 'languages'?)");
    assert_refused(*state, "return {\n  search = {\n    widht = 3,\n  },\n}", "probe.lua:3: ");
    assert_refused(*state, "return { models = { m = { provider = 'openai',\n modle = 'x' } } }",
                   "did you mean 'model'");
}

static void values_of_the_wrong_kind_or_range_are_refused_with_their_line(void **state)
{
    assert_refused(*state, "return {\n  seed = 'one',\n}", "probe.lua:2: ");
    assert_refused(*state, "return {\n  search = {\n plain = 'never' },\n}", "probe.lua:3: ");
    assert_refused(*state, "return { confirm = { draws = 33 } }", "probe.lua:1: ");
    assert_refused(*state, "return { confirm = { draws = 5, english = 6 } }", "probe.lua: confirm: english and target");
    assert_refused(*state, "return { search = { width = 0 } }", "search.width");
    assert_refused(*state, "return { search = { depth = 3, deep = 2 } }", "search.deep");
}

static void a_broken_file_is_refused_with_its_line(void **state)
{
    assert_refused(*state, "return {\n  languages = {\n", "probe.lua:");
    assert_refused(*state, "return 7", "must return a table");
    assert_refused(*state, "return { models = function() end }", "probe.lua");
    assert_refused(*state, "return { seed = os.time() }", "os");
}

static void a_missing_file_is_an_error_only_when_it_was_named(void **state)
{
    struct stage *s = *state;
    struct lac_config_sources sources = {.path = "nowhere/probe.lua"};
    open_project(s);
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "nowhere/probe.lua"));
    char path[128];
    snprintf(path, sizeof path, "%s/probe.lua", s->folder);
    assert_int_equal(unlink(path), 0);
    sources.path = NULL;
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_OK);
    assert_null(s->config.path);
}

static void settings_win_over_the_file(void **state)
{
    const struct lac_setting settings[] = {{"search.depth", "2"},
                                           {"seed", "99"},
                                           {"strategy.side", "after"},
                                           {"placebo", "false"},
                                           {"search.include", "0.5"}};
    const struct lac_config *c =
        load(*state, "return { seed = 1, strategy = 'mention', search = { depth = 1 } }", settings, 5);
    assert_int_equal(c->search.depth, 2);
    assert_int_equal(c->seed, 99);
    assert_false(c->placebo);
    assert_float_equal(c->search.include, 0.5, 1e-12);
    assert_string_equal(lac_get_text(lac_config_map(c, "strategy"), "side", ""), "after");
    assert_string_equal(lac_get_text(lac_config_map(c, "strategy"), "name", ""), "mention");
}

static void another_strategy_drops_the_options_of_the_one_before(void **state)
{
    const struct lac_setting settings[] = {{"strategy", "none"}};
    const struct lac_config *c =
        load(*state, "return { strategy = { name = 'mention', side = 'after' } }", settings, 1);
    assert_string_equal(lac_get_text(lac_config_map(c, "strategy"), "name", ""), "none");
    assert_null(lac_get(lac_config_map(c, "strategy"), "side"));
}

static void the_order_of_settings_loses_none(void **state)
{
    const struct lac_setting settings[] = {
        {"source.hf", "true"}, {"strategy.side", "after"}, {"source", "arc"}, {"strategy", "mention"}};
    const struct lac_config *c = load(*state, "return { source = { name = 'jsonl', file = 'q.jsonl' } }", settings, 4);
    assert_string_equal(lac_get_text(lac_config_map(c, "source"), "name", ""), "arc");
    assert_true(lac_get_bool(lac_config_map(c, "source"), "hf", false));
    assert_null(lac_get(lac_config_map(c, "source"), "file"));
    assert_string_equal(lac_get_text(lac_config_map(c, "strategy"), "side", ""), "after");
}

static void a_chain_of_strategies_has_a_level_for_each(void **state)
{
    const struct lac_setting settings[] = {{"strategy", "mention,none"}};
    const struct lac_config *c = load(*state, "return {}", settings, 1);
    const struct lac_value *chain = lac_get(&c->value, "strategy");
    assert_int_equal(lac_count(chain), 2);
    assert_string_equal(lac_get_text(lac_at(chain, 1), "name", ""), "none");
    assert_int_equal(c->search.depth, 2);
    assert_int_equal(c->search.deep, 2);
}

static void a_setting_may_be_a_list(void **state)
{
    const struct lac_setting settings[] = {{"languages", "es,fr"}, {"checks", "length,spacing"}};
    const struct lac_config *c = load(*state, "return {}", settings, 2);
    assert_int_equal(c->n_languages, 2);
    assert_string_equal(c->languages[1], "fr");
    assert_string_equal(lac_get_text(lac_at(lac_get(&c->value, "checks"), 1), "name", ""), "spacing");
}

static void a_wrong_setting_is_refused_too(void **state)
{
    struct stage *s = *state;
    struct lac_setting setting = {"search.widht", "3"};
    struct lac_config_sources sources = {.settings = &setting, .n_settings = 1};
    open_project(s);
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "did you mean 'width'"));
    setting = (struct lac_setting){"seed.deep", "3"};
    stage_put(s, "probe.lua", "return { seed = 4 }");
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "'seed' is no table"));
}

static void models_and_languages_of_the_command_line_are_the_panel_and_the_targets(void **state)
{
    struct stage *s = *state;
    const char *const models[] = {"metal"}, *const languages[] = {"fr", "es,eo"};
    struct lac_config_sources sources = {.models = models, .n_models = 1, .languages = languages, .n_languages = 2};
    open_project(s);
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_OK);
    assert_int_equal(s->config.n_languages, 3);
    assert_string_equal(s->config.languages[2], "eo");
    assert_string_equal(lac_as_text(lac_at(lac_path(&s->config.value, "roles.panel"), 0), ""), "metal");
    const char *const unknown[] = {"metall"};
    sources.models = unknown;
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "provider/model"));
}

static void the_only_model_is_the_panel(void **state)
{
    const struct lac_config *c = load(*state, "return { models = { m = { provider = 'openai' } } }", NULL, 0);
    assert_string_equal(lac_as_text(lac_at(lac_path(&c->value, "roles.panel"), 0), ""), "m");
    c = load(*state, "return { models = { m = { provider = 'openai' }, n = { provider = 'openai' } } }", NULL, 0);
    assert_null(lac_path(&c->value, "roles.panel"));
}

static struct lac_config recorded_with_pace(struct stage *s, const char *text)
{
    static const char recorded[] =
        "{\"languages\":[\"es\"],\"models\":{\"a\":{\"provider\":\"openai\",\"model\":\"a\"},"
        "\"b\":{\"provider\":\"openai\",\"model\":\"b\"}},\"roles\":{\"panel\":\"a\"}}";
    struct lac_value value;
    struct lac_config config;
    open_project(s);
    stage_put(s, "probe.lua", text);
    assert_int_equal(lac_json_read(s->arena, recorded, strlen(recorded), &value, &err), LAC_OK);
    if (lac_config_from(s->project, &value, NULL, 0, &config, &err) != LAC_OK)
        fail_msg("%s", err.message);
    lac_config_pace(s->project, &config);
    return config;
}

static void how_fast_a_recorded_run_is_asked_again_is_what_probe_lua_says_now(void **state)
{
    struct lac_config c = recorded_with_pace(
        *state,
        "return { languages = 'de', http = { total = 7 }, models = {\n"
        "a = { provider = 'openai', model = 'other', rpm = 30, tpm = 900, in_flight = 2, http = { total = 5 } },\n"
        "c = { provider = 'openai', model = 'c', rpm = 1 } } }");
    assert_float_equal(lac_get_num(lac_path(&c.value, "models.a"), "rpm", 0), 30, 1e-12);
    assert_float_equal(lac_get_num(lac_path(&c.value, "models.a"), "tpm", 0), 900, 1e-12);
    assert_int_equal(lac_get_int(lac_path(&c.value, "models.a"), "in_flight", 0), 2);
    assert_float_equal(lac_get_num(lac_path(&c.value, "models.a.http"), "total", 0), 5, 1e-12);
    assert_float_equal(lac_get_num(lac_path(&c.value, "http"), "total", 0), 7, 1e-12);
    assert_string_equal(lac_get_text(lac_path(&c.value, "models.a"), "model", ""), "a");
    assert_null(lac_path(&c.value, "models.b.rpm"));
    assert_null(lac_path(&c.value, "models.c"));
    assert_string_equal(c.languages[0], "es");
}

static void a_probe_lua_that_cannot_be_read_says_nothing_of_how_fast(void **state)
{
    struct lac_config c = recorded_with_pace(*state, "return { http = { total = 7 }, no_such_key = 1 }");
    assert_null(lac_get(&c.value, "http"));
    assert_null(lac_path(&c.value, "models.a.rpm"));
}

static void what_is_no_map_is_an_empty_one(void **state)
{
    const struct lac_config *c = load(*state, "return {}", NULL, 0);
    assert_int_equal(lac_count(lac_config_map(c, "no.such.thing")), 0);
    assert_int_equal(lac_config_map(c, "seed")->kind, LAC_MAP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(what_is_not_said_has_the_defaults_of_the_method),
        on_stage(short_forms_become_the_long_ones),
        on_stage(an_empty_table_is_a_config),
        on_stage(an_unknown_key_is_refused_with_its_line_and_the_nearest_one),
        on_stage(values_of_the_wrong_kind_or_range_are_refused_with_their_line),
        on_stage(a_broken_file_is_refused_with_its_line),
        on_stage(a_missing_file_is_an_error_only_when_it_was_named),
        on_stage(settings_win_over_the_file),
        on_stage(the_order_of_settings_loses_none),
        on_stage(another_strategy_drops_the_options_of_the_one_before),
        on_stage(a_chain_of_strategies_has_a_level_for_each),
        on_stage(a_setting_may_be_a_list),
        on_stage(a_wrong_setting_is_refused_too),
        on_stage(models_and_languages_of_the_command_line_are_the_panel_and_the_targets),
        on_stage(the_only_model_is_the_panel),
        on_stage(how_fast_a_recorded_run_is_asked_again_is_what_probe_lua_says_now),
        on_stage(a_probe_lua_that_cannot_be_read_says_nothing_of_how_fast),
        on_stage(what_is_no_map_is_an_empty_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
