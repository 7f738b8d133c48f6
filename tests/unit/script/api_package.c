#include "tests/unit/script/scratch.h"

static void the_returned_table_must_come_from_the_right_constructor(void **state)
{
    (void)state;
    put("strategies/x.lua", "return { name = 'x' }");
    assert_string_equal(load_message("x"), "strategies/x.lua:1: the file must return lacuna.strategy { … }");
    put("strategies/x.lua", "return lacuna.scoring { name = 'x' }");
    assert_string_equal(load_message("x"),
                        "strategies/x.lua:1: the file must return lacuna.strategy { … }, not lacuna.scoring");
    put("strategies/x.lua", "lacuna.strategy { name = 'x' }\nreturn 7");
    assert_non_null(strstr(load_message("x"), "must return a table, not number"));
    put("strategies/x.lua", "lacuna.strategy = nil");
    assert_non_null(strstr(load_message("x"), "strategies/x.lua:1:"));
}

static void require_runs_a_file_of_the_package_once_a_call(void **state)
{
    (void)state;
    put("strategies/x/sub/n.lua", "local n = { count = (made or 0) + 1 }\nmade = n.count\nreturn n");
    put("strategies/x/strategy.lua",
        "local a, b = require('sub.n'), require('sub.n')\nassert(a == b and a.count == 1 and made == 1)\n" STRATEGY(
            ""));
    assert_string_equal(load_message("x"), "");
    put("strategies/x/strategy.lua", "require('nothing')\n" STRATEGY(""));
    assert_string_equal(load_message("x"),
                        "strategies/x/strategy.lua:1: require: the package has no file 'nothing.lua'");
    put("strategies/x/strategy.lua", "require('../y')\n" STRATEGY(""));
    assert_non_null(strstr(load_message("x"), "is no module name"));
    put("strategies/x/bad.lua", "\n\nlocal = 3");
    put("strategies/x/strategy.lua", "require('bad')\n" STRATEGY(""));
    assert_non_null(strstr(load_message("x"), "strategies/x/bad.lua:3:"));
    put("strategies/x/bad.lua", "end local y = (function(...)");
    assert_non_null(strstr(load_message("x"), "strategies/x/bad.lua:1:"));
    put("strategies/x/bad.lua", "require('bad')");
    assert_non_null(strstr(load_message("x"), "strategies/x/bad.lua:1: require: module 'bad' requires itself"));
    put("strategies/w.lua", "require('x')");
    assert_non_null(strstr(load_message("w"), "this file is no folder"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOT(the_returned_table_must_come_from_the_right_constructor),
        IN_ROOT(require_runs_a_file_of_the_package_once_a_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
