#include "core/script/schema.h"
#include "core/script/lua_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const PLAIN[] = {"stop", "skip", "on", NULL};
static const struct lac_schema_field TEXT = {.kinds = LAC_S_TEXT, .filled = true};
static const struct lac_schema_field SEARCH_FIELDS[] = {
    {.name = "width", .kinds = LAC_S_INT, .range = {1, 100}},
    {.name = "plain", .kinds = LAC_S_TEXT, .one_of = PLAIN},
    {.name = "theta", .kinds = LAC_S_NUM},
};
static const struct lac_schema SEARCH = LAC_SCHEMA(SEARCH_FIELDS);
static const struct lac_schema_field MODEL_FIELDS[] = {{.name = "url", .kinds = LAC_S_TEXT, .required = true}};
static const struct lac_schema MODEL = LAC_SCHEMA(MODEL_FIELDS);
static const struct lac_schema_field MODEL_FIELD = {.kinds = LAC_S_MAP, .map = &MODEL};
static const struct lac_schema_field FIELDS[] = {
    {.name = "languages", .kinds = LAC_S_LIST, .required = true, .each = &TEXT},
    {.name = "search", .kinds = LAC_S_MAP, .map = &SEARCH},
    {.name = "models", .kinds = LAC_S_MAP, .each = &MODEL_FIELD},
    {.name = "strategy", .kinds = LAC_S_TEXT | LAC_S_LIST},
};
static const struct lac_schema CONFIG = LAC_SCHEMA(FIELDS);

static struct lac_error err;

/* Checks the table of a Lua text; "" when it fits, else the message. */
static const char *verdict(const char *text)
{
    static const char path[] = "probe_schema_test.lua";
    struct lac_arena *arena = lac_arena_new();
    struct lac_lua_file *lines = NULL;
    struct lac_value value;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    enum lac_status status = lac_lua_file_load(path, arena, &value, &lines, &err);
    remove(path);
    if (status == LAC_OK)
        status = lac_schema_check(&CONFIG, &value, "probe.lua", lines, &err);
    lac_lua_file_free(lines);
    lac_arena_free(arena);
    return status == LAC_OK ? "" : err.message;
}

static void a_table_that_fits_is_accepted(void **state)
{
    (void)state;
    assert_string_equal(verdict("return { languages = { 'es' }, search = { width = 3.0, plain = 'on', theta = 1 },\n"
                                "models = { a = { url = 'x' } }, strategy = { 'a', 'b' } }"),
                        "");
    assert_string_equal(verdict("return { languages = {}, search = {}, models = {} }"), "");
}

static void an_unknown_key_is_named_with_its_line_and_the_nearest(void **state)
{
    (void)state;
    assert_string_equal(verdict("return {\n\n  langauges = { 'es' },\n}"),
                        "probe.lua:3: unknown key 'langauges' (did you mean 'languages'?)");
    assert_int_equal(err.status, LAC_E_CONFIG);
    assert_string_equal(verdict("return { languages = {},\n search = {\n  widht = 3 } }"),
                        "probe.lua:3: unknown key 'widht' in 'search' (did you mean 'width'?)");
    assert_string_equal(verdict("return { languages = {}, zzz = 1 }"), "probe.lua:1: unknown key 'zzz'");
}

static void a_value_of_another_kind_is_named_with_what_it_must_be(void **state)
{
    (void)state;
    assert_string_equal(verdict("return { languages = {},\n search = { width = '3' } }"),
                        "probe.lua:2: 'search.width' must be a whole number, not a string");
    assert_string_equal(verdict("return { languages = {}, search = { width = 1.5 } }"),
                        "probe.lua:1: 'search.width' must be a whole number, not a number");
    assert_string_equal(verdict("return { languages = { 'es',\n 3 } }"),
                        "probe.lua:2: 'languages.2' must be a string, not a whole number");
    assert_string_equal(verdict("return { languages = {}, strategy = true }"),
                        "probe.lua:1: 'strategy' must be a string or a list, not a boolean");
    assert_string_equal(verdict("return { languages = {}, search = { 1 } }"),
                        "probe.lua:1: 'search' must be a table with keys, not a list");
}

static void bounds_and_words_are_held(void **state)
{
    (void)state;
    assert_string_equal(verdict("return { languages = {}, search = { width = 0 } }"),
                        "probe.lua:1: 'search.width' is 0: it must be between 1 and 100");
    assert_string_equal(
        verdict("return { languages = {}, search = { plain = 'skp' } }"),
        "probe.lua:1: 'search.plain' is 'skp' (did you mean 'skip'?); it must be one of 'stop', 'skip', 'on'");
    assert_string_equal(verdict("return { languages = { '' } }"), "probe.lua:1: 'languages.1' must not be empty");
}

static void a_missing_field_is_named_where_it_should_stand(void **state)
{
    (void)state;
    assert_string_equal(verdict("return {\n search = {} }"), "probe.lua:1: 'languages' is missing");
    assert_string_equal(verdict("return { languages = {}, models = {\n gemma = { } } }"),
                        "probe.lua:2: 'models.gemma.url' is missing");
}

static void a_file_that_returns_no_table_is_refused(void **state)
{
    (void)state;
    assert_non_null(strstr(verdict("return 3"), "must return a table"));
    assert_non_null(strstr(verdict("return { 1, 2 }"), "must return a table with keys, not a list"));
    assert_non_null(strstr(verdict("return {"), "probe_schema_test.lua:1:"));
    assert_non_null(strstr(verdict("return { languages = { tostring } }"), "languages.1"));
}

static void functions_are_a_kind_of_their_own(void **state)
{
    (void)state;
    static const struct lac_schema_field fields[] = {{.name = "perturb", .kinds = LAC_S_FUNCTION, .required = true}};
    static const struct lac_schema schema = LAC_SCHEMA(fields);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value map = lac_object();
    lac_set(arena, &map, "perturb", lac_schema_function());
    assert_int_equal(lac_schema_check(&schema, &map, "s.lua", NULL, &err), LAC_OK);
    lac_set_text(arena, &map, "perturb", "function");
    assert_int_equal(lac_schema_check(&schema, &map, "s.lua", NULL, &err), LAC_E_CONFIG);
    assert_string_equal(err.message, "s.lua: 'perturb' must be a function, not a string");
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_that_fits_is_accepted),
        cmocka_unit_test(an_unknown_key_is_named_with_its_line_and_the_nearest),
        cmocka_unit_test(a_value_of_another_kind_is_named_with_what_it_must_be),
        cmocka_unit_test(bounds_and_words_are_held),
        cmocka_unit_test(a_missing_field_is_named_where_it_should_stand),
        cmocka_unit_test(a_file_that_returns_no_table_is_refused),
        cmocka_unit_test(functions_are_a_kind_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
