#include "tests/unit/script/scratch.h"

static void a_plain_file_is_read_with_its_lines(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value value;
    struct lac_lua_file *lines = NULL;
    char path[80];
    put("probe.lua", "local w = 6 * 2\nreturn {\n  search = {\n    width = w } }\n");
    (void)snprintf(path, sizeof path, "%s/probe.lua", root);
    assert_int_equal(lac_lua_file_load(path, arena, &value, &lines, &err), LAC_OK);
    assert_int_equal(lac_as_text(lac_path(&value, "search.width"), NULL) == NULL, 1);
    assert_int_equal(lac_get_int(lac_get(&value, "search"), "width", 0), 12);
    assert_int_equal(lac_lua_file_line(lines, "search.width"), 4);
    assert_int_equal(lac_lua_file_line(lines, "search.depth"), 0);
    lac_lua_file_free(lines);
    put("probe.lua", "return {\n f = function() end }");
    assert_int_equal(lac_lua_file_load(path, arena, &value, NULL, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, path));
    assert_int_equal(lac_lua_file_load("no/such.lua", arena, &value, NULL, &err), LAC_E_NOTFOUND);
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOT(a_plain_file_is_read_with_its_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
