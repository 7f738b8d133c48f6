#include "tests/unit/script/specs.h"

static void a_good_package_passes_every_case(void **state)
{
    (void)state;
    assert_int_equal(run(PACKAGES "strategies/echo"), LAC_OK);
    assert_string_equal(lac_str_get(&seen), "+ asks once for each wrong choice and keeps their order\n"
                                            "+ a second ask takes the first reply\n"
                                            "+ a refusal leaves the edit out and says so\n"
                                            "+ an item without a stem fails\n");
}

static void pure_functions_are_called_with_their_arguments(void **state)
{
    (void)state;
    assert_int_equal(run(PACKAGES "scripts/scoring/gap.lua"), LAC_OK);
    assert_string_equal(lac_str_get(&seen), "+ gap of one and zero\n+ main function without fn\n+ an error\n");
}

static void a_package_without_a_spec_is_an_error(void **state)
{
    (void)state;
    assert_int_equal(run(SOURCE_DIR "/scripts/languages/en.lua"), LAC_E_NOTFOUND);
    assert_int_equal(run(SOURCE_DIR "/nowhere"), LAC_E_NOTFOUND);
    assert_string_equal(lac_str_get(&seen), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_good_package_passes_every_case, drop_seen),
        cmocka_unit_test_teardown(pure_functions_are_called_with_their_arguments, drop_seen),
        cmocka_unit_test_teardown(a_package_without_a_spec_is_an_error, drop_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
