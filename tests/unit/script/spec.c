#include "tests/unit/script/specs.h"

static void a_good_package_passes_every_case(void **state)
{
    (void)state;
    assert_int_equal(run(PACKAGES "strategies/echo"), LAC_OK);
    assert_string_equal(lac_str_get(&seen), "+ asks once for each wrong choice and keeps their order\n"
                                            "+ a second ask takes the first reply\n"
                                            "+ a refusal leaves the edit out and says so\n"
                                            "+ an item without a stem fails\n"
                                            "+ options at their bounds\n");
}

static void an_option_that_raises_at_a_bound_is_found(void **state)
{
    (void)state;
    put("bounds.lua",
        "return lacuna.strategy { api = 1, name = 'bounds', version = '1',\n"
        "options = { n = { default = 1, min = 1, max = 3 }, side = { default = 'a', one_of = { 'a', 'b' } } },\n"
        "perturb = function(ctx, item, opt)\n"
        "if opt.n == 3 then error('three') end\n"
        "return { opt.side } end }");
    put("bounds.spec.lua",
        "return lacuna.spec { { name = 'one', item = { stem = 'x', choices = { 'a', 'b' }, answer = 1 },\n"
        "expect = { 'a' } } }");
    assert_int_equal(run("bounds.lua"), LAC_OK);
    assert_seen("+ one\n- options at their bounds: n = 3 (in \"one\"): package 'bounds' 1: bounds.lua:4: three\n"
                "    4 | if opt.n == 3");
    remove("bounds.lua");
    remove("bounds.spec.lua");
}

static void a_failure_shows_each_call_with_its_arguments_and_reply(void **state)
{
    (void)state;
    put("tree.lua", "return lacuna.strategy { api = 1, name = 'tree', version = '1', needs = { 'llm' },\n"
                    "perturb = function(ctx, item) return ctx:map(item.choices, function(c)\n"
                    "return (ctx:ask('writer', 'Say ' .. c, { temperature = 0 })) end) end }");
    put("tree.spec.lua",
        "return lacuna.spec { { name = 'all', item = { stem = 'x', choices = { 'a', 'b' }, answer = 1 },\n"
        "world = { writer = { 'A', { code = 'refused', message = 'no' } } }, expect = { 'A', 'B' } } }");
    assert_int_equal(run("tree.lua"), LAC_OK);
    assert_seen("- all: expected [\"A\",\"B\"], got [\"A\"]\n");
    assert_seen(
        "  1.1  {\"params\":{\"temperature\":0},\"path\":\"1.1\",\"prompt\":\"Say a\",\"role\":\"writer\"} -> \"A\"\n");
    assert_seen("\"prompt\":\"Say b\",\"role\":\"writer\"} -> nil, \"no\", \"refused\"\n");
    remove("tree.lua");
    remove("tree.spec.lua");
}

static void pure_functions_are_called_with_their_arguments(void **state)
{
    (void)state;
    assert_int_equal(run(PACKAGES "scripts/scoring/gap.lua"), LAC_OK);
    assert_string_equal(lac_str_get(&seen), "+ gap of one and zero\n+ main function without fn\n+ an error\n"
                                            "+ options at their bounds\n");
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
        cmocka_unit_test_teardown(an_option_that_raises_at_a_bound_is_found, drop_seen),
        cmocka_unit_test_teardown(a_failure_shows_each_call_with_its_arguments_and_reply, drop_seen),
        cmocka_unit_test_teardown(pure_functions_are_called_with_their_arguments, drop_seen),
        cmocka_unit_test_teardown(a_package_without_a_spec_is_an_error, drop_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
