#include "tests/unit/script/incell.h"

static void what_is_pure_is_there(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return math.floor(2.5), math.max(1, 3, 2), math.type(1), math.tointeger(3.0), math.ult(1, -1)",
         "2, 3, integer, 3, true"},
        {"return math.pi > 3.14, math.huge, math.maxinteger, math.fmod(7, 3), math.sqrt(9)",
         "true, inf, 9223372036854775807, 1, 3.0"},
    };
    check_all(sayings);
}

static void chance_is_not(void **state)
{
    (void)state;
    check_say("return math.random, math.randomseed", "nil, nil");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_pure_is_there),
        cmocka_unit_test(chance_is_not),
    };
    return cmocka_run_group_tests_name("script/lib_math", tests, NULL, NULL);
}
