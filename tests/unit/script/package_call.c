#include "core/base/str.h"
#include "core/script/api_schema.h"
#include "core/script/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct lac_packages *packages;
static const struct lac_package *gap;
static struct lac_arena *arena;
static struct lac_error err;

static int load_gap(void **state)
{
    (void)state;
    const char *roots[] = {SOURCE_DIR "/tests/spec/packages"};
    packages = lac_packages_new(roots, 1);
    arena = lac_arena_new();
    return lac_package_load(packages, LAC_PKG_SCORING, "gap", &gap, &err);
}

static int drop_gap(void **state)
{
    (void)state;
    lac_packages_free(packages);
    lac_arena_free(arena);
    return 0;
}

/* score({ en = 1, target = 0.25 }, { gamma = 2, [flag] = true }) */
static enum lac_status score(const char *flag, struct lac_value *results, size_t n)
{
    struct lac_value args[2] = {lac_object(), lac_object()};
    lac_set_num(arena, &args[0], "en", 1);
    lac_set_num(arena, &args[0], "target", 0.25);
    lac_set_int(arena, &args[1], "gamma", 2);
    lac_set_bool(arena, &args[1], flag, true);
    return lac_package_call(gap, "score", args, 2, arena, results, n, &err);
}

static void a_pure_function_gets_arguments_and_gives_results(void **state)
{
    (void)state;
    struct lac_value results[3];
    assert_int_equal(score("x", results, 3), LAC_OK);
    assert_int_equal(results[0].kind, LAC_NUM);
    assert_true(results[0].as.number == 0.75);
    assert_int_equal(results[1].as.integer, 1);
    assert_int_equal(results[2].kind, LAC_NIL);
}

static void each_call_runs_the_chunk_afresh(void **state)
{
    (void)state;
    struct lac_value results[2];
    for (int i = 0; i < 3; i++) {
        assert_int_equal(score("x", results, 2), LAC_OK);
        assert_int_equal(results[1].as.integer, 1);
    }
}

static void an_error_names_package_file_and_line(void **state)
{
    (void)state;
    struct lac_value result;
    assert_int_equal(score("fail", &result, 1), LAC_E_SCRIPT);
    assert_string_equal(err.message, "package 'gap' 1.0.0: scripts/scoring/gap.lua:14: no score\n"
                                     "    14 | if opt.fail then error(\"no score\") end");
    assert_int_equal(score("rich", &result, 1), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "package 'gap' 1.0.0: what score returned"));
    assert_int_equal(lac_package_call(gap, "nothing", NULL, 0, arena, &result, 1, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "'nothing' is no function"));
}

static void a_cell_that_died_is_replaced(void **state)
{
    (void)state;
    struct lac_value result;
    assert_int_equal(score("x", &result, 1), LAC_OK);
    assert_int_equal(score("loop", &result, 1), LAC_E_SCRIPT_DIED);
    assert_non_null(strstr(err.message, "package 'gap' 1.0.0: "));
    assert_int_equal(score("x", &result, 1), LAC_OK);
    assert_true(result.as.number == 0.75);
}

static void a_call_that_the_loop_waits_for_may_take_few_steps(void **state)
{
    (void)state;
    struct lac_value result;
    assert_true(lac_api_steps(LAC_PKG_SCORING) < 5000000 && lac_api_steps(LAC_PKG_SOURCE) > 5000000);
    assert_int_equal(score("busy", &result, 1), LAC_E_SCRIPT_DIED);
    assert_non_null(strstr(err.message, "gap.lua:13: ended: limit of instructions reached"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pure_function_gets_arguments_and_gives_results),
        cmocka_unit_test(each_call_runs_the_chunk_afresh),
        cmocka_unit_test(an_error_names_package_file_and_line),
        cmocka_unit_test(a_cell_that_died_is_replaced),
        cmocka_unit_test(a_call_that_the_loop_waits_for_may_take_few_steps),
    };
    return cmocka_run_group_tests(tests, load_gap, drop_gap);
}
