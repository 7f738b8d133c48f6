#include "tests/unit/script/scratch.h"

static void unknown_fields_are_refused_with_file_line_and_a_guess(void **state)
{
    (void)state;
    put("strategies/x.lua", STRATEGY("\n  sumary = 'short',"));
    assert_string_equal(load_message("x"), "strategies/x.lua:4: unknown key 'sumary' (did you mean 'summary'?)");
    assert_int_equal(err.status, LAC_E_SCRIPT);
    put("strategies/x.lua", STRATEGY("  max_asks = 'many',"));
    assert_string_equal(load_message("x"), "strategies/x.lua:3: 'max_asks' must be a whole number, not a string");
    put("strategies/x.lua", STRATEGY("  pertub = function() end,"));
    assert_string_equal(load_message("x"), "strategies/x.lua:3: unknown key 'pertub' (did you mean 'perturb'?)");
    put("strategies/x.lua", STRATEGY("  needs = { 'lmm' },"));
    assert_non_null(strstr(load_message("x"), "strategies/x.lua:3: 'needs.1' is 'lmm' (did you mean 'llm'?)"));
    put("strategies/x.lua", "return lacuna.strategy { api = 1, name = 'x', version = '1' }");
    assert_string_equal(load_message("x"), "strategies/x.lua:1: 'perturb' is missing");
    put("strategies/x.lua", "return lacuna.strategy { api = 2, name = 'x', version = '1', perturb = error }");
    assert_string_equal(load_message("x"), "strategies/x.lua:1: 'api' is 2: it must be between 1 and 1");
}

#define LANGUAGE(more)                                                                                                 \
    "return lacuna.language { api = 1, code = 'x', version = '1', name = 'X', join = ' ',\n"                           \
    "  instructions = { letter = { 'L' }, text = { 'T' } }, question = '{stem}', option = '{label}', answer = ':',\n"  \
    "  " more " }"

static const char *language_message(const char *more)
{
    const char *roots[] = {root};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    const struct lac_package *package;
    put("scripts/languages/x.lua", more);
    enum lac_status status = lac_package_load(packages, LAC_PKG_LANGUAGE, "x", &package, &err);
    lac_packages_free(packages);
    return status == LAC_OK ? "" : err.message;
}

static void a_language_may_say_what_helps_to_read_answers(void **state)
{
    (void)state;
    assert_string_equal(language_message(LANGUAGE(
                            "script = 'Jpan', scripts = { 'Hira', 'Kana' }, more_letters = { { 'ア' }, { 'い' } },"
                            "numerals = { { 'un', 'une' }, 'deux' }, case = 'turkic', words = { 'der' },"
                            "normal = { drop = 'ـ', map = { ['أ'] = 'ا', ['-'] = '' } }, reviewed = 'none',"
                            "culture = { entities = { 'Rutli' }, idioms = {} },"
                            "numbers = { words = { { 30, 'trente' } }, powers = { { 1e6, 'million*' } },"
                            "  powers_first = true, joins = { 'et' }, before_noon = {}, decades = { 's' } },"
                            "units = { km = { 'kilomètre' }, ['°C'] = { 'degrés' } },"
                            "patterns = { negation = { 'not' } }")),
                        "");
    assert_non_null(strstr(language_message(LANGUAGE("case = 'turkish'")),
                           "x.lua:3: 'case' is 'turkish' (did you mean 'turkic'?)"));
    assert_non_null(strstr(language_message(LANGUAGE("more_letters = { 'ア' }")),
                           "x.lua:3: 'more_letters.1' must be a list, not a string"));
    assert_non_null(strstr(language_message(LANGUAGE("normal = { map = { a = 1 } }")),
                           "x.lua:3: 'normal.map.a' must be a string, not a whole number"));
    assert_non_null(strstr(language_message(LANGUAGE("culture = { idiom = {} }")),
                           "x.lua:3: unknown key 'idiom' in 'culture' (did you mean 'idioms'?)"));
    assert_non_null(strstr(language_message(LANGUAGE("units = { kn = { 'x' } }")),
                           "x.lua:3: unknown key 'kn' in 'units' (did you mean 'km'?)"));
    assert_non_null(
        strstr(language_message(LANGUAGE("units = { km = 'x' }")), "x.lua:3: 'units.km' must be a list, not a string"));
    assert_non_null(strstr(language_message(LANGUAGE("numbers = { power = {} }")),
                           "x.lua:3: unknown key 'power' in 'numbers' (did you mean 'powers'?)"));
    assert_non_null(strstr(language_message(LANGUAGE("numbers = { words = { 'x' } }")),
                           "x.lua:3: 'numbers.words.1' must be a list, not a string"));
    assert_non_null(strstr(language_message(LANGUAGE("numerals = { 1 }")),
                           "x.lua:3: 'numerals.1' must be a string or a list, not a whole number"));
}

static void every_shipped_language_loads(void **state)
{
    (void)state;
    const char *roots[] = {SOURCE_DIR};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    struct lac_arena *arena = lac_arena_new();
    struct lac_listed *listed;
    size_t n;
    assert_int_equal(lac_packages_list(packages, LAC_PKG_LANGUAGE, arena, &listed, &n, &err), LAC_OK);
    assert_true(n >= 7);
    for (size_t i = 0; i < n; i++) {
        const struct lac_package *package;
        if (lac_package_load(packages, LAC_PKG_LANGUAGE, listed[i].name, &package, &err) != LAC_OK)
            fail_msg("%s", err.message);
        assert_string_equal(lac_package_name(package), listed[i].name);
    }
    lac_arena_free(arena);
    lac_packages_free(packages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOT(unknown_fields_are_refused_with_file_line_and_a_guess),
        IN_ROOT(a_language_may_say_what_helps_to_read_answers),
        cmocka_unit_test(every_shipped_language_loads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
