#include "tests/unit/script/specs.h"

static void a_result_that_depends_on_the_order_of_replies_is_found(void **state)
{
    (void)state;
    assert_int_equal(run(PACKAGES "strategies/racy"), LAC_OK);
    assert_seen(
        "- depends on order: in another order of replies the result differs: first [\"a\",\"b\",\"c\"], then [");
}

static void translators_judges_and_measures_are_parts_of_the_world(void **state)
{
    (void)state;
    put("specworld.lua", "return lacuna.strategy { api = 1, name = 'specworld', version = '1', needs = { 'llm' },\n"
                         "perturb = function(ctx, item) local t = ctx:translate(item.stem)\n"
                         "local j = ctx:ask_json('judge', t, { type = 'object' })\n"
                         "return { t, j.same, (ctx:similarity(item.stem, t)), ctx.target.code, ctx.language, "
                         "#item.wrong_choices } end }");
    put("specworld.spec.lua",
        "return lacuna.spec { { name = 'all', item = { stem = 'cat', choices = { 'a', 'b' }, answer = 2 },\n"
        "target = { code = 'es' }, expect = { 'gato to target', true, 0.5, 'es', 'es', 1 },\n"
        "world = { translator = function(text, n, to) assert(n == 1) return 'gato to ' .. to end,\n"
        "judge = { same = true }, similarity = 0.5 } } }");
    assert_int_equal(run("specworld.lua"), LAC_OK);
    assert_string_equal(lac_str_get(&seen), "+ all\n");
    put("specworld.lua",
        "return lacuna.check { api = 1, name = 'specworld', version = '1', needs = { 'judge' }, stage = 'english',\n"
        "options = { word = { default = 'yes' }, n = { default = 1 } },\n"
        "verdict = function(ctx, c, opt) return ctx:ask('judge', ctx:render('q', c)) == opt.word .. opt.n end }");
    put("specworld.spec.lua", "return lacuna.spec { { name = 'check', args = { { x = 'cat' } }, opt = { n = 2 },\n"
                              "prompts = { q = 'Is it a {x}?' }, expect = true,\n"
                              "world = { judge = function(p) return p == 'Is it a cat?' and 'yes2' end } } }");
    assert_int_equal(run("specworld.lua"), LAC_OK);
    assert_string_equal(lac_str_get(&seen), "+ check\n+ options at their bounds\n");
    remove("specworld.lua");
    remove("specworld.spec.lua");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_result_that_depends_on_the_order_of_replies_is_found, drop_seen),
        cmocka_unit_test_teardown(translators_judges_and_measures_are_parts_of_the_world, drop_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
