#include "tests/unit/script/incell.h"

static void classes_work(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local C = {} C.__index = C function C.new(x) return setmetatable({ x = x }, C) end\n"
         "function C:get() return self.x end\n"
         "C.__eq = function(a, b) return a.x == b.x end C.__lt = function(a, b) return a.x < b.x end\n"
         "C.__add = function(a, b) return C.new(a.x + b.x) end C.__len = function(a) return a.x end\n"
         "C.__concat = function(a, b) return 'cat' end C.__call = function(self, y) return self.x * y end\n"
         "C.__tostring = function(a) return 'C' .. a.x end\n"
         "local a, b = C.new(1), C.new(2)\n"
         "return a:get(), (a + b):get(), a == C.new(1), a < b, #b, a .. b, b(21), tostring(a), getmetatable(a) == C",
         "1, 3, true, true, 2, cat, 42, C1, true"},
        {"local A = { hi = function() return 'A' end } A.__index = A\n"
         "local B = setmetatable({}, { __index = A }) B.__index = B\n"
         "return setmetatable({}, B).hi(), setmetatable({}, B).none",
         "A, nil"},
        {"local t = setmetatable({}, { __index = function(t, k) return k .. '!' end })\n"
         "local u = setmetatable({}, { __index = t }) return u.x",
         "x!"},
        {"return setmetatable({}, { __index = string }).rep('x', 2)", "xx"},
        {"local t = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, v * 2) end }) t.x = 2 return t.x",
         "4"},
        {"local t = setmetatable({}, {}) setmetatable(t, nil) return getmetatable(t)", "nil"},
    };
    check_all(sayings);
}

static void fields_are_read_when_setmetatable_is_called(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local mt = {} local t = setmetatable({}, mt) mt.__len = function() return 5 end\n"
         "local before = #t setmetatable(t, mt) return before, #t",
         "0, 5"},
        {"local mt = { __len = function() return 5 end } local t = setmetatable({}, mt) mt.__len = nil\n"
         "local before = #t setmetatable(t, mt) return before, #t",
         "5, 0"},
    };
    check_all(sayings);
}

static void fields_that_run_at_lua_s_own_times_are_refused(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"setmetatable({}, { __gc = 1 })", "test:1: setmetatable: '__gc' is not available"},
        {"setmetatable({}, { __close = 1 })", "test:1: setmetatable: '__close' is not available"},
        {"setmetatable({}, { __mode = 'k' })", "test:1: setmetatable: '__mode' is not available"},
        {"setmetatable({}, { __metatable = 1 })", "test:1: setmetatable: '__metatable' is not available"},
        {"setmetatable({}, { __call = {} })", "test:1: setmetatable: '__call' must be a function"},
        {"setmetatable({}, { __index = 'x' })", "test:1: setmetatable: '__index' must be a function"},
    };
    check_all(sayings);
}

static void protected_tables_keep_their_metatable(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return getmetatable(string), getmetatable(_ENV), getmetatable(''), getmetatable(re.new('x'))",
         "false, false, nil, nil"},
        {"setmetatable(string, {})", "test:1: cannot change a protected metatable"},
        {"setmetatable({}, string)", "test:1: this table cannot be changed"},
        {"setmetatable('', {})", "test:1: bad argument #1 to 'setmetatable' (table expected, got string)"},
        {"setmetatable({})", "test:1: bad argument #2 to 'setmetatable' (nil or table expected, got no value)"},
    };
    check_all(sayings);
}

static void long_chains_of_tables_end(void **state)
{
    (void)state;
    check_say("local t = { deep = 1 } for _ = 1, 99 do t = setmetatable({}, { __index = t }) end return t.deep, t.none",
              "1, nil");
    check_say("local t = { deep = 1 } for _ = 1, 200 do t = setmetatable({}, { __index = t }) end return t.deep",
              "test:1: '__index' chain too long; possibly a loop");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_work),
        cmocka_unit_test(fields_are_read_when_setmetatable_is_called),
        cmocka_unit_test(fields_that_run_at_lua_s_own_times_are_refused),
        cmocka_unit_test(protected_tables_keep_their_metatable),
        cmocka_unit_test(long_chains_of_tables_end),
    };
    return cmocka_run_group_tests_name("script/lib_meta", tests, NULL, NULL);
}
