#include "core/run/config_schema.h"
#include "tests/unit/run/stage.h"

/* probe.lua with this text: LAC_OK, or a message that holds `says`. */
static void assert_checked(struct stage *s, const char *text, const char *says)
{
    struct lac_config_sources sources = {0};
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    stage_put(s, "probe.lua", text);
    enum lac_status status = lac_config_load(s->project, &sources, &s->config, &err);
    if (says ? status != LAC_E_CONFIG || !strstr(err.message, says) : status != LAC_OK)
        fail_msg("%s: %s", text, status == LAC_OK ? "taken" : err.message);
}

static void numbers_are_held_to_their_ranges(void **state)
{
    static const struct {
        const char *outer, *key, *low, *high, *below, *above;
    } ranges[] = {
        {"confirm", "draws", "8", "32", "0", "33"},
        {"http", "connect", "0.001", "86400", "0", "86401"},
        {"http", "attempts", "1", "100", "0", "101"},
        {"budget", "usd", "1e-9", "1e6", "0", "1e7"},
        {"budget", "calls", "1", "1000000000000", "0", "1000000000001"},
        {NULL, "plain_draws", "0", "16", "-1", "17"},
        {NULL, "seed", "0", "9000000000000000", "-1", "9000000000000001"},
        {NULL, "limit", "0", "1000000000", "-1", "1000000001"},
    };
    struct stage *s = *state;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const char *form = ranges[i].outer ? "return { %s = { %s = %s } }" : "return { %s%s = %s }";
        const char *outer = ranges[i].outer ? ranges[i].outer : "", *key = ranges[i].key;
        assert_checked(s, lac_arena_printf(s->arena, form, outer, key, ranges[i].low), NULL);
        assert_checked(s, lac_arena_printf(s->arena, form, outer, key, ranges[i].high), NULL);
        assert_checked(s, lac_arena_printf(s->arena, form, outer, key, ranges[i].below), key);
        assert_checked(s, lac_arena_printf(s->arena, form, outer, key, ranges[i].above), key);
    }
}

static void a_model_wants_a_provider_and_words_that_there_are(void **state)
{
    static const char *const cases[][2] = {
        {"provider = 'openai', model = 'm', ask = 'text', api = 'completion', examples = 8, rpm = 0.5, cache = false,"
         " price = { input = 1, output = 2, cached = 0.5 }, http = { total = 5 }",
         NULL},
        {"price = 0, provider = 'openai'", NULL},
        {"model = 'm'", "provider"},
        {"provider = ''", "provider"},
        {"provider = 'openai', ask = 'number'", "ask"},
        {"provider = 'openai', examples = 9", "examples"},
        {"provider = 'openai', price = { input = 1 }", "output"},
        {"provider = 'openai', price = 'free'", "price"},
        {"provider = 'openai', htpp = {}", "did you mean 'http'"},
        {"provider = 'openai', http = { conect = 1 }", "did you mean 'connect'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_checked(
            *state,
            lac_arena_printf(((struct stage *)*state)->arena, "return { models = { a = { %s } } }", cases[i][0]),
            cases[i][1]);
}

/* Every key of the first level that the schema has is told in docs/config.md, and so are those of its tables. */
static void assert_told(const char *docs, const struct lac_schema *schema, const char *within)
{
    for (size_t i = 0; i < schema->n; i++) {
        char word[80];
        snprintf(word, sizeof word, "%s", schema->fields[i].name);
        if (!strstr(docs, word))
            fail_msg("docs/config.md does not tell %s%s", within, word);
        if (schema->fields[i].map)
            assert_told(docs, schema->fields[i].map, word);
        if (schema->fields[i].each && schema->fields[i].each->map)
            assert_told(docs, schema->fields[i].each->map, word);
    }
}

static void all_keys_are_told_in_the_documentation(void **state)
{
    (void)state;
    struct lac_str docs = {0};
    assert_int_equal(lac_file_read(SOURCE_DIR "/docs/config.md", 1 << 20, &docs, &err), LAC_OK);
    assert_told(lac_str_get(&docs), &lac_config_schema, "");
    lac_str_free(&docs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(numbers_are_held_to_their_ranges),
        on_stage(a_model_wants_a_provider_and_words_that_there_are),
        cmocka_unit_test(all_keys_are_told_in_the_documentation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
