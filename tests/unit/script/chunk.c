#include "core/script/chunk.h"
#include "core/script/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct lac_arena *arena;
static struct lac_cell *cell;
static struct lac_error err;

static int open_cell(void **state)
{
    (void)state;
    arena = lac_arena_new();
    cell = lac_cell_new(0);
    return cell ? 0 : -1;
}

static int close_cell(void **state)
{
    (void)state;
    lac_cell_free(cell);
    lac_arena_free(arena);
    return 0;
}

static enum lac_status load(const char *text, bool functions, struct lac_value *out)
{
    struct lac_chunk chunk = {
        .cell = cell, .name = "dir/file.lua", .text = text, .len = strlen(text), .functions = functions};
    enum lac_status status = lac_chunk_load(&chunk, arena, out, &err);
    assert_int_equal(chunk.made_kind, LAC_KIND_NONE);
    return status;
}

static void a_chunk_becomes_a_plain_table(void **state)
{
    (void)state;
    struct lac_value out;
    assert_int_equal(load("local n = 2 return { a = n, b = { 'x' } }", false, &out), LAC_OK);
    assert_int_equal(lac_get_int(&out, "a", 0), 2);
    assert_string_equal(lac_as_text(lac_at(lac_get(&out, "b"), 0), ""), "x");
}

static void functions_are_marked_where_they_may_be(void **state)
{
    (void)state;
    struct lac_value out;
    assert_int_equal(load("return { f = function() end, n = 1 }", true, &out), LAC_OK);
    assert_ptr_equal(lac_get(&out, "f")->as.str.at, lac_schema_function().as.str.at);
    assert_int_equal(load("return { f = function() end, n = 1 }", false, &out), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "dir/file.lua"));
    assert_non_null(strstr(err.message, "f"));
}

static void loading_has_a_small_step_limit(void **state)
{
    (void)state;
    struct lac_value out;
    assert_int_equal(load("while true do end", false, &out), LAC_E_SCRIPT_DIED);
}

static void nothing_may_suspend_while_it_loads(void **state)
{
    (void)state;
    struct lac_value out;
    assert_int_equal(load("return coroutine.yield()", false, &out), LAC_E_SCRIPT);
    assert_int_equal(load("require('x')", false, &out), LAC_E_SCRIPT);
    assert_int_equal(load("\x1bLua", false, &out), LAC_E_SCRIPT);
}

int main(void)
{
#define IN_CELL(test) cmocka_unit_test_setup_teardown(test, open_cell, close_cell)
    const struct CMUnitTest tests[] = {
        IN_CELL(a_chunk_becomes_a_plain_table),
        IN_CELL(functions_are_marked_where_they_may_be),
        IN_CELL(loading_has_a_small_step_limit),
        IN_CELL(nothing_may_suspend_while_it_loads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
