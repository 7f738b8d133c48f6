#include "tests/unit/script/incell.h"

/* The whole environment: a name that comes or goes is a decision. */
static void the_names_are_these_and_no_others(void **state)
{
    (void)state;
    static const char *const names[] = {"_VERSION", "assert",   "error",    "getmetatable", "ipairs", "json",
                                        "math",     "pairs",    "pcall",    "rawequal",     "rawget", "rawlen",
                                        "rawset",   "re",       "select",   "setmetatable", "string", "table",
                                        "text",     "tonumber", "tostring", "type",         "utf8"};
    struct lac_str source = {0};
    lac_str_add(&source, "return ");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        lac_str_addf(&source, "%s%s ~= nil", i ? " and " : "", names[i]);
    check_say(lac_str_get(&source), "true");
    lac_str_free(&source);
    check_say("local s = ''\n"
              "for _, lib in ipairs { string, table, math, utf8, text, json, re } do\n"
              "  for k in pairs(lib) do s = s .. k .. ' ' end\n"
              "end\n"
              "return s",
              "byte char find format gmatch gsub len lower match rep reverse sub upper "
              "concat insert move pack remove sort unpack "
              "abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min mininteger modf pi rad sin "
              "sqrt tan "
              "tointeger type ult "
              "char charpattern codepoint codes len offset "
              "chrf edit_distance exchanges fold fold_marks glued_join holds index leaked_syntax length_ratio mentions "
              "nfc numbers "
              "overlap part_glued places recase same script_share splice tongue words "
              "decode encode new ");
}

static void library_tables_are_frozen(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"string.rep = nil", "test:1: this table cannot be changed"},
        {"math.x = 1", "test:1: this table cannot be changed"},
        {"table.insert(math, 1)", "test:1: this table cannot be changed"},
        {"table.move({ 1 }, 1, 1, 1, math)", "test:1: this table cannot be changed"},
        {"return #string, rawget(string, 'rep')", "0, nil"},
    };
    check_all(sayings);
}

static void globals_belong_to_one_call(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"x = 1 return x, rawget(_ENV, 'x'), rawget(_ENV, 'pcall')", "1, 1, nil"},
        {"pairs = nil return pairs ~= nil", "true"},
        {"tostring = function() return 'mine' end return tostring(1)", "mine"},
    };
    check_all(sayings);
}

static void a_frozen_table_thaws_for_c(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    lua_State *L = lac_cell_lua(cell);
    lua_newtable(L);
    lua_pushinteger(L, 7);
    lua_setfield(L, -2, "seven");
    assert_false(lac_env_frozen(L, -1));
    lac_env_freeze(L);
    assert_true(lac_env_frozen(L, -1));
    assert_int_equal(lua_getfield(L, -1, "seven"), LUA_TNUMBER);
    lua_pop(L, 1);
    assert_true(lac_env_thaw(L, -1));
    lua_pushliteral(L, "seven");
    assert_int_equal(lua_rawget(L, -2), LUA_TNUMBER);
    lua_settop(L, 0);
    lua_newtable(L);
    assert_false(lac_env_thaw(L, -1));
    assert_int_equal(lua_gettop(L), 1);
    lac_cell_free(cell);
}

static void names_can_be_added_before_the_first_call(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    lua_pushinteger(lac_cell_lua(cell), 42);
    lac_cell_add_name(cell, "answer");
    char *said = say_in(cell, "return answer", &meter);
    assert_string_equal(said, "42");
    free(said);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_names_are_these_and_no_others),
        cmocka_unit_test(library_tables_are_frozen),
        cmocka_unit_test(globals_belong_to_one_call),
        cmocka_unit_test(a_frozen_table_thaws_for_c),
        cmocka_unit_test(names_can_be_added_before_the_first_call),
    };
    return cmocka_run_group_tests_name("script/env", tests, NULL, NULL);
}
