#include "core/script/kept.h"
#include "core/script/package_self.h"
#include "tests/unit/script/scratch.h"

static struct lac_arena *arena;

/* A scoring whose file is `file` and whose function is `body`, both Lua; what score() returns is a text. */
static const struct lac_package *scoring(struct lac_packages *packages, const char *file, const char *body)
{
    const struct lac_package *package;
    struct lac_str text = {0};
    lac_str_addf(&text,
                 "%s\n"
                 "return lacuna.scoring { api = 1, name = 's', version = '1.0.0', author = 'x', license = 'MIT',\n"
                 "  summary = 'x', score = function(n) %s end }\n",
                 file, body);
    put("scripts/scoring/s.lua", lac_str_get(&text));
    lac_str_free(&text);
    if (lac_package_load(packages, LAC_PKG_SCORING, "s", &package, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return package;
}

static enum lac_status score(const struct lac_package *package, int64_t n, struct lac_value *result)
{
    struct lac_value args[1] = {lac_int(n)};
    return lac_package_call(package, "score", args, 1, arena, result, 1, &err);
}

static const char *text_of(const struct lac_value *value)
{
    struct lac_str out = {0};
    if (value->kind == LAC_STR)
        return value->as.str.at;
    lac_str_addf(&out,
                 value->kind == LAC_INT   ? "%.0f"
                 : value->kind == LAC_NIL ? "nil"
                                          : "%.17g",
                 value->kind == LAC_INT ? (double)value->as.integer : value->as.number);
    const char *copy = lac_arena_strdup(arena, lac_str_get(&out));
    lac_str_free(&out);
    return copy;
}

struct script {
    const char *file, *body; /* body gets n = 1, 2, 3... and must return the same each time */
};

/* Five calls, each of which must return what the first one did; whether the function was kept to the end. */
static bool is_kept(const struct script *script)
{
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package = scoring(packages, script->file, script->body);
    const char *first = NULL;
    for (int i = 1; i <= 5; i++) {
        struct lac_value result;
        if (score(package, i, &result) != LAC_OK)
            fail_msg("%s | %s: call %d: %s", script->file, script->body, i, err.message);
        const char *text = text_of(&result);
        first = first ? first : text;
        if (strcmp(text, first) != 0)
            fail_msg("%s | %s: call %d: '%s', not '%s'", script->file, script->body, i, text, first);
    }
    assert_true(package->kept[0].known);
    assert_false(package->kept[0].busy);
    assert_string_equal(package->kept[0].name, "score");
    bool kept = package->kept[0].can;
    lac_packages_free(packages);
    return kept;
}

static void assert_all(bool kept, const struct script *scripts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_kept(&scripts[i]) != kept)
            fail_msg("%s | %s: %s", scripts[i].file, scripts[i].body, kept ? "not kept" : "kept");
}

static void what_cannot_change_is_kept(void **state)
{
    (void)state;
    static const struct script scripts[] = {
        {"", "return 1"},
        {"local a, b, c, d = nil, true, 'x', 1.5", "return tostring(a) .. tostring(b) .. c .. d"},
        {"local function twice(x) return 2 * x end", "return twice(3)"},
        {"local function down(k) return k == 0 and 0 or down(k - 1) end", "return down(9)"},
        {"local find = string.find", "return find('abc', 'c')"},
        {"local walk = ipairs({})", "return select(2, walk({ 'a' }, 0))"},
        {"local digits = re.new([[\\p{Nd}+]])", "return digits:find('ab12')"},
        {"local S = ('x'):rep(1000)", "return #S"},
        {"local function raise() error('no') end", "return tostring(pcall(raise))"},
        {"", "local t = {} t[n] = n local function f() n = n + 1 return n - n end return f() + #t * 0"},
        {"local k = 1", "k = k + 1 local was = k k = 1 return was"}, /* as it was again */
        /* globals are new ones each time */
        {"", "seen = (seen or 0) + 1 return seen"},
        {"", "_ENV.seen = (_ENV.seen or 0) + 1 return seen"},
        {"local function count() seen = (seen or 0) + 1 return seen end", "count() return count()"},
        {"local e = _ENV", "e.seen = (seen or 0) + 1 return seen"},
        {"", "local was = text text = nil return was and 1 or 0"},
        {"", "local t = _ENV t[1] = 1 t[4] = 4 local r = #t t[4] = nil for i = 1, 100 do t[i] = i end "
             "for i = 1, 100 do t[i] = nil end return r"},
    };
    assert_all(true, scripts, sizeof scripts / sizeof *scripts);
}

static void what_was_changed_is_made_anew(void **state)
{
    (void)state;
    static const struct script scripts[] = {
        {"local k = 0", "k = k + 1 return k"},
        {"local k", "local was = k k = n return was"},
        {"local k = 1", "local was = math.type(k) k = 1.0 return was"},
        {"local k = 0.0", "local was = 1 / k k = -0.0 return was == math.huge and 'up' or 'down'"},
        {"local k = 'a'", "k = k .. 'b' return k"},
        {"local k = ('a'):rep(9000)", "local was = #k k = ('b'):rep(9000) .. k return was"},
        {"local k = ('a'):rep(9000)", "k = ('a'):rep(9000) return #k"},
        {"local function f() return 1 end", "local was = f() f = function() return 2 end return was"},
        {"local k = 0 local function count() k = k + 1 return k end", "return count()"},
        {"local k = 0", "pcall(function() k = k + 1 error('no') end) return k"},
        {"local k", "local was = k k = {} return was"},
        {"local NAN = 0 / 0", "return NAN ~= NAN and 1 or 0"},
        {"", "local e = _ENV _ENV = { x = e.x } local was = _ENV.x return was and 1 or 0"},
    };
    assert_all(false, scripts, sizeof scripts / sizeof *scripts);
}

static void what_may_hold_what_cannot_be_seen_is_made_anew(void **state)
{
    (void)state;
    static const struct script scripts[] = {
        {"local words = ('a b c d e f'):gmatch('%a')", "return words()"},
        {"local LIST = { 'a', 'b' }", "return #LIST"},
        {"local t = {}", "t[#t + 1] = n return #t"},
        {"local t = { a = 1 }", "local was = t.b t.b = n return was"},
        {"local t = {}", "local was = t.x setmetatable(t, { __index = { x = n } }) return was"},
        {"local t = {}", "t[1] = 1 t[4] = 4 local r = #t t[4] = nil for i = 1, 100 do t[i] = i end "
                         "for i = 1, 100 do t[i] = nil end return r"}, /* its room stays */
        {"local M = { k = 0 } function M.count() M.k = M.k + 1 return M.k end", "return M.count()"},
        {"local t = setmetatable({}, { __index = function(_, k) return k end })", "return t.x"},
        {"local T = text", "return T.fold('A')"},
        {"local function f() local t = {} return function() t[1] = (t[1] or 0) + 1 return t[1] end end local g = f()",
         "return g()"},
        {"x = 1", "x = x + 1 return x"},
        {"function twice(v) return 2 * v end", "return twice(4)"},
        {"local s = 0 for i = 1, 50000 do s = s + i end", "return s"},
        {"local make = lacuna.scoring", "return make and 1 or 0"},
        {"local d = json.decode", "return d('1')"},
        {"local _ENV = { text = text, lacuna = lacuna }", "return text and 1 or 0"},
    };
    assert_all(false, scripts, sizeof scripts / sizeof *scripts);
}

static void an_error_does_not_keep_what_it_left(void **state)
{
    (void)state;
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package =
        scoring(packages, "local k = 0", "if n % 2 == 0 then k = k + 1 error('even') end return k");
    struct lac_value result;
    for (int i = 1; i <= 6; i++) {
        assert_int_equal(score(package, i, &result), i % 2 ? LAC_OK : LAC_E_SCRIPT);
        if (i % 2)
            assert_int_equal(result.as.integer, 0);
        else
            assert_non_null(strstr(err.message, "s.lua:3: even"));
    }
    lac_packages_free(packages);
}

static void a_call_that_dies_leaves_a_new_cell_that_keeps_again(void **state)
{
    (void)state;
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package = scoring(packages, "local LIST = 'ab'", "while n == 3 do end return #LIST");
    struct lac_value result;
    for (int i = 1; i <= 6; i++) {
        assert_int_equal(score(package, i, &result), i == 3 ? LAC_E_SCRIPT_DIED : LAC_OK);
        assert_int_equal(package->kept[0].can, true);
    }
    assert_int_equal(result.as.integer, 2);
    lac_packages_free(packages);
}

static void each_function_of_a_package_is_looked_at_by_itself(void **state)
{
    (void)state;
    static const char *const names[] = {"items", "wording"};
    put("scripts/sources/two.lua",
        "local k, LIST = 0, 'a'\n"
        "return lacuna.source { api = 1, name = 'two', version = '1.0.0', author = 'x', license = 'MIT', summary = "
        "'x',\n"
        "  format = 'jsonl', items = function() k = k + 1 return k end, wording = function() return #LIST end }\n");
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package;
    if (lac_package_load(packages, LAC_PKG_SOURCE, "two", &package, &err) != LAC_OK)
        fail_msg("%s", err.message);
    for (int i = 0; i < 6; i++) {
        struct lac_value result;
        assert_int_equal(lac_package_call(package, names[i % 2], NULL, 0, arena, &result, 1, &err), LAC_OK);
        assert_int_equal(result.as.integer, 1);
    }
    assert_false(package->kept[0].can);
    assert_true(package->kept[1].can);
    lac_packages_free(packages);
}

/* The module that the file has and the one that the function asks for must be one. */
static void a_file_that_takes_a_module_runs_for_each_call(void **state)
{
    (void)state;
    put("strategies/with/strategy.lua",
        "local m = require('m')\n"
        "return lacuna.strategy { api = 1, name = 'with', version = '1.0.0', author = 'x', license = 'MIT', summary = "
        "'x',\n"
        "  perturb = function() m.k = 7 local k = require('m').k m.k = nil return k end }\n");
    put("strategies/with/m.lua", "return {}\n");
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package;
    if (lac_package_load(packages, LAC_PKG_STRATEGY, "with", &package, &err) != LAC_OK)
        fail_msg("%s", err.message);
    for (int i = 0; i < 3; i++) {
        struct lac_value result;
        assert_int_equal(lac_package_call(package, "perturb", NULL, 0, arena, &result, 1, &err), LAC_OK);
        assert_string_equal(text_of(&result), "7");
    }
    lac_packages_free(packages);
}

static int make_all(void **state)
{
    arena = lac_arena_new();
    return make_root(state);
}

static int drop_all(void **state)
{
    lac_arena_free(arena);
    return drop_root(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_change_is_kept),
        cmocka_unit_test(what_was_changed_is_made_anew),
        cmocka_unit_test(what_may_hold_what_cannot_be_seen_is_made_anew),
        cmocka_unit_test(an_error_does_not_keep_what_it_left),
        cmocka_unit_test(a_call_that_dies_leaves_a_new_cell_that_keeps_again),
        cmocka_unit_test(each_function_of_a_package_is_looked_at_by_itself),
        cmocka_unit_test(a_file_that_takes_a_module_runs_for_each_call),
    };
    return cmocka_run_group_tests(tests, make_all, drop_all);
}
