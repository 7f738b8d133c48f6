#include "core/model/json.h"
#include "tests/unit/script/scratch.h"

static struct lac_packages *packages;
static struct lac_str text;

static int open_packages(void **state)
{
    (void)state;
    const char *roots[] = {SOURCE_DIR "/tests/spec/packages"};
    packages = lac_packages_new(roots, 1);
    return 0;
}

static int close_packages(void **state)
{
    (void)state;
    lac_packages_free(packages);
    lac_str_free(&text);
    return 0;
}

/* The options of a package with settings given as JSON: their JSON, or the message. */
static const char *options(enum lac_package_kind kind, const char *name, const char *settings)
{
    const struct lac_package *package;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value given = lac_nil(), out;
    assert_int_equal(lac_package_load(packages, kind, name, &package, &err), LAC_OK);
    if (settings)
        assert_int_equal(lac_json_read(arena, settings, strlen(settings), &given, &err), LAC_OK);
    lac_str_clear(&text);
    if (lac_package_options(package, settings ? &given : NULL, "scoring.x", arena, &out, &err) == LAC_OK)
        lac_json_write(&text, &out);
    else
        lac_str_add(&text, err.message);
    lac_arena_free(arena);
    return lac_str_get(&text);
}

static const char *gap(const char *settings)
{
    return options(LAC_PKG_SCORING, "gap", settings);
}

static void defaults_stand_where_nothing_is_set(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value value;
    const char *json = gap(NULL);
    assert_int_equal(lac_json_read(arena, json, strlen(json), &value, NULL), LAC_OK);
    assert_true(lac_get_num(&value, "gamma", 0) == 2);
    assert_int_equal(lac_get_int(&value, "rounds", 0), 3);
    assert_int_equal(lac_count(lac_get(&value, "words")), 0);
    lac_arena_free(arena);
    assert_non_null(strstr(gap("{}"), "\"rounds\":3"));
}

static void settings_go_over_defaults(void **state)
{
    (void)state;
    assert_string_equal(gap("{\"gamma\":1.5,\"rounds\":4.0,\"words\":[\"a\"]}"),
                        "{\"gamma\":1.5,\"rounds\":4,\"words\":[\"a\"]}");
}

static void a_setting_outside_its_bounds_or_kind_is_refused_by_name(void **state)
{
    (void)state;
    assert_string_equal(gap("{\"gamma\":0.5}"), "scoring.x.gamma must be at least 1, not 0.5");
    assert_string_equal(gap("{\"gamma\":11}"), "scoring.x.gamma must be at most 10, not 11");
    assert_string_equal(gap("{\"gamma\":\"2\"}"), "scoring.x.gamma must be a number, not a string");
    assert_string_equal(gap("{\"rounds\":1.5}"), "scoring.x.rounds must be a whole number, not a number");
    assert_string_equal(gap("{\"words\":\"a\"}"), "scoring.x.words must be a list, not a string");
    assert_string_equal(gap("3"), "scoring.x must be a table of options, not a whole number");
    assert_int_equal(err.status, LAC_E_CONFIG);
    assert_string_equal(options(LAC_PKG_STRATEGY, "echo", "{\"side\":\"left\"}"),
                        "scoring.x.side must be one of \"any\", \"before\", \"after\", not \"left\"");
    assert_string_equal(options(LAC_PKG_STRATEGY, "echo", "{\"twice\":1}"),
                        "scoring.x.twice must be true or false, not a whole number");
}

static void an_unknown_option_is_refused_with_the_nearest(void **state)
{
    (void)state;
    assert_string_equal(gap("{\"gama\":2}"), "scoring.x: scoring 'gap' has no option 'gama' (did you mean 'gamma'?)");
    assert_string_equal(gap("{\"zzz\":2}"), "scoring.x: scoring 'gap' has no option 'zzz'");
    assert_string_equal(options(LAC_PKG_STRATEGY, "steps", "{\"n\":2}"),
                        "scoring.x: strategy 'steps' has no options, so also not 'n'");
}

static void defaults_must_keep_their_own_bounds(void **state)
{
    (void)state;
    put("strategies/x.lua", STRATEGY("  options = {\n    n = { default = 7, min = 1,\n      max = 5 } },"));
    assert_string_equal(load_message("x"), "strategies/x.lua:4: 'options.n.default' must be at most 5, not 7");
    put("strategies/x.lua", STRATEGY("  options = { s = { default = 'c', one_of = { 'a', 'b' } } },"));
    assert_string_equal(load_message("x"),
                        "strategies/x.lua:3: 'options.s.default' must be one of \"a\", \"b\", not \"c\"");
    put("strategies/x.lua", STRATEGY("  options = { s = { defualt = 1 } },"));
    assert_non_null(strstr(load_message("x"), "unknown key 'defualt' in 'options.s' (did you mean 'default'?)"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_stand_where_nothing_is_set),
        cmocka_unit_test(settings_go_over_defaults),
        cmocka_unit_test(a_setting_outside_its_bounds_or_kind_is_refused_by_name),
        cmocka_unit_test(an_unknown_option_is_refused_with_the_nearest),
        IN_ROOT(defaults_must_keep_their_own_bounds),
    };
    return cmocka_run_group_tests(tests, open_packages, close_packages);
}
