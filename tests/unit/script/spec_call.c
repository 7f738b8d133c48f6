#include "tests/unit/script/specs.h"

static void a_broken_spec_is_an_error_with_its_line(void **state)
{
    (void)state;
    put("specbroken.lua",
        "return lacuna.scoring { api = 1, name = 'specbroken', version = '1', score = function() end }");
    put("specbroken.spec.lua", "return lacuna.spec {\n  { nmae = 'x' } }");
    assert_int_equal(run("specbroken.lua"), LAC_E_SCRIPT);
    assert_string_equal(err.message, "specbroken.spec.lua: case 1: unknown key 'nmae' (did you mean 'name'?)");
    put("specbroken.spec.lua", "return {\n  x");
    assert_int_equal(run("specbroken.lua"), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "specbroken.spec.lua:2:"));
    put("specbroken.spec.lua", "return { { name = 'x' } }");
    assert_int_equal(run("specbroken.lua"), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "must return lacuna.spec"));
    put("specbroken.spec.lua", "return lacuna.spec { { name = 'ends', expect = function() while true do end end },\n"
                               "{ name = 'goes on', expect = function(t, r) t.eq(r, nil) end } }");
    assert_int_equal(run("specbroken.lua"), LAC_OK);
    assert_seen("- ends: ");
    remove("specbroken.lua");
    remove("specbroken.spec.lua");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_broken_spec_is_an_error_with_its_line, drop_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
