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
        cmocka_unit_test(every_shipped_language_loads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
