/* Our matcher beside the string library of Lua itself, on generated patterns and subjects. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/rng.h"
#include "core/base/str.h"
#include "core/script/cell.h"
#include "core/script/pattern.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

enum { PAIRS = 20000 };

/* What every engine is asked: all results of find, match, gmatch and gsub as text. Errors lose their position. */
static const char question[] =
    "local text, pattern, template, init = ...\n"
    "local out = {}\n"
    "local function note(...)\n"
    "  for i = 1, select('#', ...) do\n"
    "    local v = select(i, ...)\n"
    "    out[#out + 1] = type(v) .. ':' .. (type(v) == 'boolean' and (v and 'true' or 'false') or tostring(v))\n"
    "  end\n"
    "  out[#out + 1] = '|'\n"
    "end\n"
    "local function try(f, ...)\n"
    "  local function catch(ok, ...)\n"
    "    if ok then return note(...) end\n"
    "    note((tostring((...)):gsub('^[^:]*:%d+: ', '')))\n"
    "  end\n"
    "  catch(pcall(f, ...))\n"
    "end\n"
    "try(string.find, text, pattern, init)\n"
    "try(string.match, text, pattern, init)\n"
    "try(string.gsub, text, pattern, template)\n"
    "try(string.gsub, text, pattern, { a = 'A', b = false, ab = 12 })\n"
    "try(string.gsub, text, pattern, function(...) return select('#', ...) end, 3)\n"
    "try(function()\n"
    "  local n = 0\n"
    "  for a, b in text:gmatch(pattern) do n = n + 1 note(a, b) if n > 20 then break end end\n"
    "end)\n"
    "return table.concat(out, ' ')\n";

struct engines {
    struct lac_cell *cell;
    struct lac_meter meter;
    lua_State *real;
};

static int ask_function; /* registry key of the question in the real state */

static int open_engines(void **state)
{
    static struct engines engines;
    engines.cell = lac_cell_new(0);
    engines.real = luaL_newstate();
    assert_non_null(engines.cell);
    assert_non_null(engines.real);
    assert_int_equal(lac_cell_compile(engines.cell, 0, "question", question, sizeof question - 1, NULL), LAC_OK);
    luaL_openlibs(engines.real);
    assert_int_equal(luaL_loadbuffer(engines.real, question, sizeof question - 1, "@question"), LUA_OK);
    lua_rawsetp(engines.real, LUA_REGISTRYINDEX, &ask_function);
    *state = &engines;
    return 0;
}

static int close_engines(void **state)
{
    struct engines *engines = *state;
    lac_cell_free(engines->cell);
    lua_close(engines->real);
    return 0;
}

struct query {
    struct lac_str text, pattern, template;
    lua_Integer init;
};

static void push_query(lua_State *L, const struct query *query)
{
    lua_pushlstring(L, lac_str_get(&query->text), query->text.len);
    lua_pushlstring(L, lac_str_get(&query->pattern), query->pattern.len);
    lua_pushlstring(L, lac_str_get(&query->template), query->template.len);
    lua_pushinteger(L, query->init);
}

static void check(struct engines *engines, const struct query *query)
{
    int n = 0;
    struct lac_error err = {0};
    engines->meter = (struct lac_meter){.steps_left = LAC_CALL_STEPS};
    lua_State *ours = lac_cell_thread(engines->cell, 0, &engines->meter, &err), *real = engines->real;
    assert_non_null(ours);
    push_query(ours, query);
    if (lac_cell_resume(engines->cell, ours, 4, &n, NULL, &err) != LUA_OK)
        fail_msg("pattern '%s': %s", lac_str_get(&query->pattern), err.message);
    lua_rawgetp(real, LUA_REGISTRYINDEX, &ask_function);
    push_query(real, query);
    assert_int_equal(lua_pcall(real, 4, 1, 0), LUA_OK);
    size_t len, real_len;
    const char *said = lua_tolstring(ours, -1, &len), *real_said = lua_tolstring(real, -1, &real_len);
    if (len != real_len || memcmp(said, real_said, len) != 0)
        fail_msg("text '%s' pattern '%s' template '%s' init %lld:\n  ours %s\n  Lua  %s", lac_str_get(&query->text),
                 lac_str_get(&query->pattern), lac_str_get(&query->template), (long long)query->init, said, real_said);
    lua_pop(real, 1);
    lac_cell_drop(engines->cell, ours);
}

static void free_query(struct query *query)
{
    lac_str_free(&query->text);
    lac_str_free(&query->pattern);
    lac_str_free(&query->template);
}

static void add_any(struct lac_str *out, const char *const *pieces, size_t n, struct lac_rng *rng)
{
    lac_str_add(out, pieces[lac_rng_below(rng, n)]);
}

/* Mostly well-formed, now and then not: the errors must be Lua's too. */
static void make_pattern(struct lac_str *out, struct lac_rng *rng)
{
    static const char *const pieces[] = {
        "a",    "b",     "ab",    ".",     "%a",    "%d",   "%s",     "%w",    "%p", "%u",  "%A", "%x", "[ab]",
        "[^a]", "[a-c]", "[%d-]", "[]]",   "[^]a]", "[a-]", "[%]b]",  "%%",    "%.", "(",   ")",  "()", "(a)",
        "(.-)", "(%w+)", "%1",    "%2",    "%b()",  "%bab", "%f[%w]", "%f[a]", "$",  "^",   "-",  "*",  "+",
        "?",    " ",     ",",     "[%a_]", "%",     "[",    "[a",     "%f",    "%b", "%bx", "%0"};
    static const char *const suffixes[] = {"", "", "", "*", "+", "-", "?"};
    size_t n = lac_rng_below(rng, 6) + (lac_rng_below(rng, 20) > 0);
    if (lac_rng_below(rng, 5) == 0)
        lac_str_add(out, "^");
    for (size_t i = 0; i < n; i++) {
        /* the last twelve are broken on their own and would drown the rest */
        size_t kinds = sizeof pieces / sizeof *pieces;
        add_any(out, pieces, lac_rng_below(rng, 10) ? kinds - 8 : kinds, rng);
        add_any(out, suffixes, sizeof suffixes / sizeof *suffixes, rng);
    }
    if (lac_rng_below(rng, 8) == 0)
        lac_str_add(out, "$");
}

static void make_text(struct lac_str *out, struct lac_rng *rng)
{
    static const char letters[] = "aaabbbcc  ()12,._-%]^AZ\xc3\xa9\t";
    size_t n = lac_rng_below(rng, 14);
    for (size_t i = 0; i < n; i++) {
        if (lac_rng_below(rng, 60) == 0)
            lac_str_addc(out, '\0');
        else
            lac_str_addc(out, letters[lac_rng_below(rng, sizeof letters - 1)]);
    }
}

static void generated_patterns_give_what_lua_gives(void **state)
{
    static const char *const templates[] = {"x", "", "<%0>", "%1", "%2-%1", "%%", "%", "%x", "%9", "a%0b"};
    struct lac_rng rng;
    lac_rng_seed(&rng, 20240521, 0);
    for (int i = 0; i < PAIRS; i++) {
        struct query query = {0};
        make_text(&query.text, &rng);
        make_pattern(&query.pattern, &rng);
        lac_str_add(&query.template, templates[lac_rng_below(&rng, sizeof templates / sizeof *templates)]);
        query.init = (lua_Integer)lac_rng_below(&rng, 20) - 6;
        check(*state, &query);
        free_query(&query);
    }
}

static void all_bytes_are_in_the_classes_lua_puts_them_in(void **state)
{
    static const char classes[] = "acdglpsuwxACDGLPSUWXzZ_ ";
    char bytes[256];
    for (int i = 0; i < 256; i++)
        bytes[i] = (char)i;
    for (const char *c = classes; *c; c++) {
        struct query query = {.init = 1};
        lac_str_addn(&query.text, bytes, sizeof bytes);
        lac_str_addf(&query.pattern, "%%%c", *c);
        lac_str_add(&query.template, ".");
        check(*state, &query);
        lac_str_clear(&query.pattern);
        lac_str_addf(&query.pattern, "[^%%%c]+", *c);
        check(*state, &query);
        free_query(&query);
    }
}

static struct lac_pattern matcher(const char *text, const char *pattern, size_t allowance)
{
    struct lac_pattern m;
    memset(&m, 0, sizeof m);
    m.text = text;
    m.text_end = text + strlen(text);
    m.at = pattern;
    m.end = pattern + strlen(pattern);
    m.allowance = allowance;
    return m;
}

static void steps_are_counted_and_end_the_match(void **state)
{
    (void)state;
    char text[2001];
    memset(text, 'a', 2000);
    text[2000] = '\0';
    struct lac_pattern m = matcher(text, ".-.-.-b", 100000);
    assert_null(lac_pattern_match(&m, text));
    assert_true(m.spent);
    assert_in_range(m.steps, 100000, 110000);
    m = matcher(text, "a*", 100000);
    assert_ptr_equal(lac_pattern_match(&m, text), text + 2000);
    assert_false(m.spent);
    assert_in_range(m.steps, 2000, 2100);
}

static void nesting_ends_in_an_error(void **state)
{
    (void)state;
    char pattern[1001];
    for (int i = 0; i < 500; i++)
        memcpy(pattern + 2 * i, "x?", 3);
    char text[501];
    memset(text, 'x', 500);
    text[500] = '\0';
    struct lac_pattern m = matcher(text, pattern, 1000000);
    assert_null(lac_pattern_match(&m, text));
    assert_string_equal(m.error, "pattern too complex");
}

static void plain_patterns_are_known(void **state)
{
    (void)state;
    assert_true(lac_pattern_plain("abc ]),", 7));
    assert_true(lac_pattern_plain("", 0));
    for (const char *c = "^$*+?.([%-"; *c; c++)
        assert_false(lac_pattern_plain((char[]){'a', *c}, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated_patterns_give_what_lua_gives),
        cmocka_unit_test(all_bytes_are_in_the_classes_lua_puts_them_in),
        cmocka_unit_test(steps_are_counted_and_end_the_match),
        cmocka_unit_test(nesting_ends_in_an_error),
        cmocka_unit_test(plain_patterns_are_known),
    };
    return cmocka_run_group_tests_name("script/pattern", tests, open_engines, close_engines);
}
