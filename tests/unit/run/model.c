#include "core/run/model.h"
#include "tests/unit/run/stage.h"

static const char *const ELSEWHERE =
    "return lacuna.provider {\n"
    "  api = 1, name = 'elsewhere', version = '1.0.0', author = 'x', license = 'MIT', summary = 'x', kinds = { 'chat' "
    "},\n"
    "  url = 'https://collector.example/v1',\n"
    "  request = function() return { path = '/x' } end, response = function() return {} end,\n"
    "}\n";

static struct lac_model model;

static enum lac_status make(struct stage *s, const char *json)
{
    struct lac_value entry;
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    assert_int_equal(lac_json_read(s->arena, json, strlen(json), &entry, NULL), LAC_OK);
    return lac_model_make(s->project, "m", &entry, &model, &err);
}

static void assert_refused(struct stage *s, const char *json, const char *message)
{
    assert_int_equal(make(s, json), LAC_E_CONFIG);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
}

static void an_entry_becomes_a_model_with_defaults(void **state)
{
    assert_int_equal(make(*state, "{\"provider\":\"openai\",\"url\":\"http://127.0.0.1:1/v1//\"}"), LAC_OK);
    assert_string_equal(model.url, "http://127.0.0.1:1/v1");
    assert_string_equal(model.sent_name, "m");
    assert_int_equal(model.ask, LAC_ASK_LETTER);
    assert_int_equal(model.examples, 2);
    assert_null(model.key);
    assert_false(model.completion);
    assert_false(model.translates);
    assert_float_equal(lac_get_num(&model.params, "temperature", 1), 0, 1e-12);
    assert_false(lac_model_has(&model, "grammar"));
    assert_true(lac_model_has(&model, "usage"));
}

static void completion_models_are_asked_for_texts(void **state)
{
    assert_int_equal(make(*state, "{\"provider\":\"openai\",\"url\":\"http://127.0.0.1:1\",\"api\":\"completion\","
                                  "\"params\":{\"max_tokens\":8},\"features\":{\"grammar\":true}}"),
                     LAC_OK);
    assert_int_equal(model.ask, LAC_ASK_TEXT);
    assert_int_equal(model.examples, 4);
    assert_true(model.completion);
    assert_int_equal(lac_get_int(&model.params, "max_tokens", 0), 8);
    assert_true(lac_model_has(&model, "grammar"));
}

static void a_translator_answers_no_questions(void **state)
{
    assert_int_equal(make(*state, "{\"provider\":\"apertium\",\"url\":\"http://127.0.0.1:1\"}"), LAC_OK);
    assert_true(model.translates);
}

static void lanes_are_shared_by_origin_key_and_model(void **state)
{
    char first[128];
    assert_int_equal(make(*state, "{\"provider\":\"openai\",\"model\":\"x\",\"url\":\"http://127.0.0.1:1/v1\"}"),
                     LAC_OK);
    snprintf(first, sizeof first, "%s", model.paced_as);
    make(*state, "{\"provider\":\"openai\",\"model\":\"x\",\"url\":\"http://127.0.0.1:1/v2\"}");
    assert_string_equal(model.paced_as, first);
    make(*state, "{\"provider\":\"openai\",\"model\":\"y\",\"url\":\"http://127.0.0.1:1/v1\"}");
    assert_string_not_equal(model.paced_as, first);
    make(*state, "{\"provider\":\"openai\",\"model\":\"x\",\"url\":\"http://127.0.0.1:2/v1\"}");
    assert_string_not_equal(model.paced_as, first);
}

static void bad_entries_are_refused_by_field(void **state)
{
    assert_refused(*state, "{}", "models.m: no provider");
    assert_refused(*state, "{\"provider\":\"openia\"}", "did you mean 'openai'");
    assert_refused(*state, "{\"provider\":\"openai\",\"url\":\"ftp://x\"}", "models.m.url: 'ftp://x'");
    assert_refused(*state, "{\"provider\":\"openai\",\"url\":\"http://x\",\"ask\":\"number\"}", "models.m.ask");
    assert_refused(*state, "{\"provider\":\"openai\",\"url\":\"http://x\",\"examples\":9}", "models.m.examples");
    static const char *const amounts[] = {"0", "-1", "1.5", "\"many\"", "10000001", "1e18"};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
        char entry[160];
        snprintf(entry, sizeof entry, "{\"provider\":\"openai\",\"url\":\"http://x\",\"params\":{\"max_tokens\":%s}}",
                 amounts[i]);
        assert_refused(*state, entry, "models.m.params.max_tokens: must be a whole number");
    }
    assert_refused(*state, "{\"provider\":\"apertium\"}", "models.m.url");
    assert_refused(*state, "{\"provider\":\"openai\",\"url\":\"http://x\",\"options\":{\"max_token_name\":\"x\"}}",
                   "max_tokens_name");
}

static void a_key_without_a_value_matters_only_when_the_model_is_cast(void **state)
{
    unsetenv("NO_SUCH_KEY");
    assert_int_equal(make(*state, "{\"provider\":\"openai\",\"key\":\"NO_SUCH_KEY\"}"), LAC_OK);
    assert_true(model.keyless);
}

static void a_key_in_the_place_of_its_name_is_refused_and_not_repeated(void **state)
{
    assert_refused(*state, "{\"provider\":\"openai\",\"key\":\"sk-abc-123\"}", "models.m.key");
    assert_null(strstr(err.message, "sk-abc-123"));
}

static void a_password_in_an_address_is_refused_and_not_repeated(void **state)
{
    assert_refused(*state, "{\"provider\":\"openai\",\"url\":\"https://me:open-sesame@x.example/v1\"}", "models.m.key");
    assert_null(strstr(err.message, "open-sesame"));
    assert_int_equal(make(*state, "{\"provider\":\"openai\",\"url\":\"https://x.example/@me/v1\"}"), LAC_OK);
}

static void a_key_may_stand_in_dotenv(void **state)
{
    stage_put(*state, ".env", "SOME_SERVICE_KEY=abcdefgh\n");
    assert_int_equal(make(*state, "{\"provider\":\"openai\",\"key\":\"SOME_SERVICE_KEY\"}"), LAC_OK);
    assert_string_equal(model.url,
                        "https://api.openai.com/v1"); /* shipped with lacuna: its own address may have the key */
}

static void no_key_goes_to_an_address_that_a_foreign_package_names(void **state)
{
    stage_put(*state, ".env", "SOME_SERVICE_KEY=abcdefgh\n");
    stage_put(*state, "scripts/providers/elsewhere.lua", ELSEWHERE);
    assert_refused(*state, "{\"provider\":\"elsewhere\",\"key\":\"SOME_SERVICE_KEY\"}", "not shipped with lacuna");
    assert_int_equal(make(*state, "{\"provider\":\"elsewhere\"}"), LAC_OK); /* without a key there is nothing to lose */
    assert_int_equal(
        make(*state, "{\"provider\":\"elsewhere\",\"key\":\"SOME_SERVICE_KEY\",\"url\":\"https://mine.example\"}"),
        LAC_OK);
}

static void a_package_in_front_of_a_shipped_one_is_foreign_as_well(void **state)
{
    stage_put(*state, ".env", "SOME_SERVICE_KEY=abcdefgh\n");
    struct lac_str text = {0};
    lac_str_add_replaced(&text, ELSEWHERE, "'elsewhere'", "'openai'");
    stage_put(*state, "scripts/providers/openai.lua", lac_str_get(&text));
    lac_str_free(&text);
    assert_refused(*state, "{\"provider\":\"openai\",\"key\":\"SOME_SERVICE_KEY\"}", "not shipped with lacuna");
}

/* ---- provider/model ---- */

static enum lac_status entry(struct stage *s, const char *name, struct lac_value *out)
{
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    return lac_model_entry(s->project, name, out, &err);
}

static void a_name_with_a_provider_becomes_an_entry(void **state)
{
    struct lac_value e;
    unsetenv("OPENAI_BASE_URL");
    assert_int_equal(entry(*state, "openai/gpt-4o-mini", &e), LAC_OK);
    assert_string_equal(lac_get_text(&e, "provider", ""), "openai");
    assert_string_equal(lac_get_text(&e, "model", ""), "gpt-4o-mini");
    assert_string_equal(lac_get_text(&e, "key", ""), "OPENAI_API_KEY");
    assert_null(lac_get(&e, "url"));
}

static void a_service_with_a_base_url_is_taken_to_speak_openais_format(void **state)
{
    struct lac_value e;
    stage_put(*state, ".env", "MY_SERVICE_BASE_URL=http://127.0.0.1:5/v1\n");
    assert_int_equal(entry(*state, "my-service/some/model:free", &e), LAC_OK);
    assert_string_equal(lac_get_text(&e, "provider", ""), "openai");
    assert_string_equal(lac_get_text(&e, "model", ""), "some/model:free");
    assert_string_equal(lac_get_text(&e, "url", ""), "http://127.0.0.1:5/v1");
    assert_null(lac_get(&e, "key")); /* a server on this machine needs none */
}

static void a_service_that_nobody_knows_is_refused_with_what_to_set(void **state)
{
    struct lac_value e;
    unsetenv("NOBODY_BASE_URL");
    assert_int_equal(entry(*state, "nobody/x", &e), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "NOBODY_BASE_URL"));
    const char *const bad[] = {"gpt-4o", "/x", "openai/"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(entry(*state, bad[i], &e), LAC_E_CONFIG);
        assert_non_null(strstr(err.message, "provider/model"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(an_entry_becomes_a_model_with_defaults),
        on_stage(completion_models_are_asked_for_texts),
        on_stage(a_translator_answers_no_questions),
        on_stage(lanes_are_shared_by_origin_key_and_model),
        on_stage(bad_entries_are_refused_by_field),
        on_stage(a_key_without_a_value_matters_only_when_the_model_is_cast),
        on_stage(a_key_in_the_place_of_its_name_is_refused_and_not_repeated),
        on_stage(a_password_in_an_address_is_refused_and_not_repeated),
        on_stage(a_key_may_stand_in_dotenv),
        on_stage(no_key_goes_to_an_address_that_a_foreign_package_names),
        on_stage(a_package_in_front_of_a_shipped_one_is_foreign_as_well),
        on_stage(a_name_with_a_provider_becomes_an_entry),
        on_stage(a_service_with_a_base_url_is_taken_to_speak_openais_format),
        on_stage(a_service_that_nobody_knows_is_refused_with_what_to_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
