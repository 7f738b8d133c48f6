#include "tests/unit/script/scratch.h"

static void a_folder_is_loaded_with_its_manifest_and_functions(void **state)
{
    (void)state;
    const char *roots[] = {SOURCE_DIR "/tests/spec/packages"};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    const struct lac_package *package, *again;
    assert_int_equal(lac_package_load(packages, LAC_PKG_STRATEGY, "echo", &package, &err), LAC_OK);
    assert_string_equal(lac_package_name(package), "echo");
    assert_string_equal(lac_package_version(package), "1.0.0");
    assert_true(lac_package_is_folder(package));
    assert_true(lac_ends_with(lac_package_path(package), "/strategies/echo/strategy.lua"));
    assert_true(lac_ends_with(lac_package_folder(package), "/strategies/echo"));
    assert_true(lac_package_has(package, "perturb"));
    assert_false(lac_package_has(package, "name"));
    assert_null(lac_get(lac_package_data(package), "perturb"));
    assert_int_equal(lac_get_int(lac_package_data(package), "max_asks", 0), 12);
    assert_int_equal(lac_package_load(packages, LAC_PKG_STRATEGY, "echo", &again, &err), LAC_OK);
    assert_ptr_equal(package, again);
    lac_packages_free(packages);
}

static void lua_errors_name_file_and_line(void **state)
{
    (void)state;
    put("strategies/x.lua", "local a = 1\nlocal b = a +\nreturn");
    assert_non_null(strstr(load_message("x"), "strategies/x.lua:3:"));
    put("strategies/x.lua", "local a\n\nreturn a.b.c");
    assert_non_null(strstr(load_message("x"), "strategies/x.lua:3:"));
    put("strategies/x.lua", "while true do end");
    load_message("x");
    assert_int_equal(err.status, LAC_E_SCRIPT_DIED);
}

static void a_name_must_be_the_file_s(void **state)
{
    (void)state;
    put("strategies/y.lua", STRATEGY(""));
    assert_string_equal(load_message("y"), "strategies/y.lua:2: 'name' is 'x', but the file is called 'y'");
    put("strategies/z/strategy.lua", STRATEGY(""));
    assert_string_equal(load_message("z"), "strategies/z/strategy.lua:2: 'name' is 'x', but the folder is called 'z'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_loaded_with_its_manifest_and_functions),
        IN_ROOT(lua_errors_name_file_and_line),
        IN_ROOT(a_name_must_be_the_file_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
