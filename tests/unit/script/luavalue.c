#include "tests/unit/script/incell.h"

#include "core/model/json.h"
#include "core/script/luavalue.h"

#include <lauxlib.h>
#include <lualib.h>

struct world {
    lua_State *L;
    struct lac_arena *arena;
};

static int open_world(void **state)
{
    static struct world world;
    world.L = luaL_newstate();
    world.arena = lac_arena_new();
    luaL_openlibs(world.L);
    *state = &world;
    return 0;
}

static int close_world(void **state)
{
    struct world *world = *state;
    lua_close(world->L);
    lac_arena_free(world->arena);
    return 0;
}

/* The value of a Lua expression as canonical JSON, or the error. */
static const char *read_as_json(struct world *world, const char *expression, bool skip_functions)
{
    struct lac_str source = {0}, out = {0};
    struct lac_value value;
    struct lac_error err = {0};
    lac_str_addf(&source, "return %s", expression);
    assert_int_equal(luaL_dostring(world->L, lac_str_get(&source)), LUA_OK);
    int top = lua_gettop(world->L);
    enum lac_status status = lac_lua_value(world->L, -1, skip_functions, world->arena, &value, &err);
    assert_int_equal(lua_gettop(world->L), top);
    lua_pop(world->L, 1);
    if (status == LAC_OK)
        lac_json_write(&out, &value);
    else
        lac_str_add(&out, err.message);
    assert_true(status == LAC_OK || status == LAC_E_SCRIPT);
    const char *text = lac_arena_strdup(world->arena, lac_str_get(&out));
    lac_str_free(&source);
    lac_str_free(&out);
    return text;
}

static void plain_values_cross(void **state)
{
    assert_string_equal(read_as_json(*state, "{ b = { 1, 2.5, 'x' }, a = true, c = {} }", false),
                        "{\"a\":true,\"b\":[1,2.5,\"x\"],\"c\":[]}");
    assert_string_equal(read_as_json(*state, "nil", false), "null");
    assert_string_equal(read_as_json(*state, "'a\\0b'", false), "\"a\\u0000b\"");
}

static void integers_and_floats_stay_what_they_are(void **state)
{
    struct world *world = *state;
    struct lac_value value;
    assert_int_equal(luaL_dostring(world->L, "return { 1, 1.0, math.mininteger }"), LUA_OK);
    assert_int_equal(lac_lua_value(world->L, -1, false, world->arena, &value, NULL), LAC_OK);
    assert_int_equal(value.as.list.at[0].kind, LAC_INT);
    assert_int_equal(value.as.list.at[1].kind, LAC_NUM);
    assert_true(value.as.list.at[2].as.integer == INT64_MIN);
    lua_pop(world->L, 1);
}

static void what_has_no_plain_form_is_refused_with_its_path(void **state)
{
    assert_string_equal(read_as_json(*state, "{ models = { { url = print } } }", false),
                        "models.1.url: a function, where only plain values may be");
    assert_string_equal(read_as_json(*state, "{ a = { 1, x = 2 } }", false),
                        "a: a table with both numbered and named entries");
    assert_string_equal(read_as_json(*state, "{ a = { 1, nil, 3 } }", false), "a: a list with holes");
    assert_string_equal(read_as_json(*state, "{ [true] = 1 }", false), "a key that is neither a string nor a number");
    assert_string_equal(read_as_json(*state, "{ [0] = 1 }", false),
                        "a key that is neither a string nor a number from 1 up");
    assert_string_equal(read_as_json(*state, "{ ['a\\0b'] = 1 }", false), "a key with a zero byte");
    assert_string_equal(read_as_json(*state, "{ io.stdout }", false), "1: neither text, number, boolean nor table");
}

static void functions_are_skipped_on_request(void **state)
{
    assert_string_equal(read_as_json(*state, "{ a = 1, f = print, g = { print } }", true), "{\"a\":1,\"g\":[]}");
}

static void cycles_and_depth_end(void **state)
{
    assert_non_null(strstr(read_as_json(*state, "(function() local t = {} t.t = t return t end)()", false),
                           "nested deeper than 32 tables"));
    assert_non_null(strstr(
        read_as_json(*state, "(function() local t = { 1 } for i = 1, 25 do t = { t, t } end return t end)()", false),
        "more than 200000 values"));
    assert_non_null(strstr(
        read_as_json(*state,
                     "(function() local s, t = ('x'):rep(1 << 20), {} for i = 1, 17 do t[i] = s end return t end)()",
                     false),
        "more than 16 MiB of text"));
}

static void metamethods_are_not_asked(void **state)
{
    assert_string_equal(
        read_as_json(*state, "setmetatable({ 1 }, { __index = error, __len = error, __pairs = error })", false), "[1]");
}

static void values_come_back_as_they_went(void **state)
{
    struct world *world = *state;
    static const char text[] = "{\"a\":[1,2.5,\"x\",true,{\"b\":[]}],\"c\":\"\"}";
    struct lac_value value, again;
    struct lac_str out = {0};
    assert_int_equal(lac_json_read(world->arena, text, sizeof text - 1, &value, NULL), LAC_OK);
    lac_lua_push(world->L, &value);
    assert_int_equal(lac_lua_value(world->L, -1, false, world->arena, &again, NULL), LAC_OK);
    lua_pop(world->L, 1);
    assert_true(lac_equal(&value, &again));
    lac_json_write(&out, &again);
    assert_string_equal(lac_str_get(&out), text);
    lac_str_free(&out);
}

static void nil_in_a_list_is_pushed_as_false(void **state)
{
    struct world *world = *state;
    struct lac_value list = lac_list();
    lac_push(world->arena, &list, lac_int(1));
    lac_push(world->arena, &list, lac_nil());
    lac_push(world->arena, &list, lac_int(3));
    lac_lua_push(world->L, &list);
    assert_int_equal(lua_rawlen(world->L, -1), 3);
    assert_int_equal(lua_rawgeti(world->L, -1, 2), LUA_TBOOLEAN);
    lua_pop(world->L, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_values_cross),
        cmocka_unit_test(integers_and_floats_stay_what_they_are),
        cmocka_unit_test(what_has_no_plain_form_is_refused_with_its_path),
        cmocka_unit_test(functions_are_skipped_on_request),
        cmocka_unit_test(cycles_and_depth_end),
        cmocka_unit_test(metamethods_are_not_asked),
        cmocka_unit_test(values_come_back_as_they_went),
        cmocka_unit_test(nil_in_a_list_is_pushed_as_false),
    };
    return cmocka_run_group_tests_name("script/luavalue", tests, open_world, close_world);
}
