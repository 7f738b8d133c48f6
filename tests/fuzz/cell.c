/* cell.c - generated Lua in a cell. The bytes choose among the words of a grammar, so that most of what is made parses
 * and comes to the library; a chunk that takes the bytes as they are is tried as well.
 *
 * Whatever runs stays under its caps, ends, and leaves another cell as it was. */
#include "core/script/cell.h"
#include "core/base/str.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MEMORY = 4 << 20, STEPS = 300 * 1000, DEPTH_MAX = 5, TEXT_MAX = 8 << 10 };

struct source {
    const uint8_t *at, *end;
    struct lac_str out;
};

static unsigned take(struct source *s, unsigned n)
{
    return s->at < s->end ? *s->at++ % n : 0;
}

static const char *const names[] = {"a", "b", "c", "t", "f", "s"};
static const char *const values[] = {"nil",
                                     "true",
                                     "0",
                                     "1",
                                     "-1",
                                     "1 << 62",
                                     "math.huge",
                                     "0/0",
                                     "''",
                                     "'abc'",
                                     "{}",
                                     "t",
                                     "('x'):rep(5000)",
                                     "'%f[%a]%b()'",
                                     "'(a*)*b'",
                                     "{1,2,3,n=4}",
                                     "function(...) return ... end"};
static const char *const calls[] = {
    "string.rep",     "string.format", "string.gsub",  "string.find",  "string.gmatch", "string.byte",   "string.char",
    "string.sub",     "table.concat",  "table.insert", "table.remove", "table.move",    "table.sort",    "table.unpack",
    "table.pack",     "select",        "pcall",        "error",        "tostring",      "tonumber",      "setmetatable",
    "getmetatable",   "rawset",        "rawget",       "rawlen",       "rawequal",      "pairs",         "ipairs",
    "json.encode",    "json.decode",   "re.new",       "text.fold",    "text.chrf",     "text.mentions", "utf8.char",
    "utf8.codepoint", "utf8.len",      "utf8.offset",  "math.floor",   "math.max",      "assert",        "type",
    "next",           "load",          "require"};
static const char *const operators[] = {" + ",  " .. ", " == ", " < ",  " and ", " or ",
                                        " // ", " % ",  " ^ ",  " << ", " & "};
#define PICK(s, list) (list)[take(s, sizeof(list) / sizeof *(list))]

static void expression(struct source *s, int depth);

static void call(struct source *s, int depth)
{
    lac_str_addf(&s->out, "%s(", PICK(s, calls));
    for (unsigned n = take(s, 4), i = 0; i < n; i++) {
        if (i)
            lac_str_add(&s->out, ", ");
        expression(s, depth + 1);
    }
    lac_str_addc(&s->out, ')');
}

static void expression(struct source *s, int depth)
{
    switch (depth > DEPTH_MAX ? 0 : take(s, 6)) {
    case 0:
        lac_str_add(&s->out, PICK(s, values));
        break;
    case 1:
        lac_str_add(&s->out, PICK(s, names));
        break;
    case 2:
    case 3:
        call(s, depth);
        break;
    case 4:
        lac_str_addc(&s->out, '(');
        expression(s, depth + 1);
        lac_str_add(&s->out, PICK(s, operators));
        expression(s, depth + 1);
        lac_str_addc(&s->out, ')');
        break;
    default:
        lac_str_addf(&s->out, "%s[", PICK(s, names));
        expression(s, depth + 1);
        lac_str_addc(&s->out, ']');
    }
}

static void statement(struct source *s, int depth);

static void block(struct source *s, int depth)
{
    for (unsigned n = take(s, 4); n > 0; n--)
        statement(s, depth + 1);
}

static void statement(struct source *s, int depth)
{
    switch (depth > DEPTH_MAX ? 0 : take(s, 8)) {
    case 1:
        lac_str_add(&s->out, "while true do ");
        block(s, depth);
        lac_str_add(&s->out, " end\n");
        break;
    case 2:
        lac_str_add(&s->out, "for i = 1, 1e9 do ");
        block(s, depth);
        lac_str_add(&s->out, " end\n");
        break;
    case 3:
        lac_str_add(&s->out, "pcall(function() ");
        block(s, depth);
        lac_str_add(&s->out, " end)\n");
        break;
    case 4:
        lac_str_add(&s->out, "t = setmetatable({}, { __index = function(k, v) ");
        block(s, depth);
        lac_str_add(&s->out, " end, __lt = function() ");
        block(s, depth);
        lac_str_add(&s->out, " end })\n");
        break;
    case 5:
        lac_str_addf(&s->out, "%s[", PICK(s, names));
        expression(s, depth + 1);
        lac_str_add(&s->out, "] = ");
        expression(s, depth + 1);
        lac_str_addc(&s->out, '\n');
        break;
    case 6:
        lac_str_add(&s->out, "local function f(...) ");
        block(s, depth);
        lac_str_add(&s->out, " end f(f)\n");
        break;
    default:
        lac_str_addf(&s->out, "%s = ", PICK(s, names));
        expression(s, depth + 1);
        lac_str_addc(&s->out, '\n');
    }
}

/* Compiles and calls it twice in one cell. */
static void run(const char *text, size_t len)
{
    struct lac_error err;
    struct lac_cell *cell = lac_cell_new(MEMORY);
    if (!cell)
        abort();
    if (lac_cell_compile(cell, 0, "fuzz.lua", text, len, &err) == LAC_OK) {
        for (int i = 0; i < 2 && !lac_cell_dead(cell); i++) {
            struct lac_meter meter = {.steps_left = STEPS};
            lua_State *thread = lac_cell_thread(cell, 0, &meter, &err);
            bool parked = false;
            int n, code = LUA_YIELD;
            while (thread && code == LUA_YIELD) {
                code = lac_cell_resume(cell, thread, 0, &n, &parked, &err);
                if (code == LUA_YIELD && !parked)
                    abort(); /* nothing here may suspend */
            }
            if (thread)
                lac_cell_drop(cell, thread);
        }
    }
    if (lac_cell_memory(cell) > MEMORY)
        abort();
    lac_cell_free(cell);
}

static void check_bystander(void)
{
    static const char text[] = "local t = {} for k in pairs { b = 1, a = 2 } do t[#t + 1] = k end\n"
                               "return json.encode { t, ('x'):rep(3), 7 // 2, x == nil }";
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = STEPS};
    int n;
    if (!cell || lac_cell_compile(cell, 0, "bystander.lua", text, sizeof text - 1, NULL) != LAC_OK)
        abort();
    lua_State *thread = lac_cell_thread(cell, 0, &meter, NULL);
    if (lac_cell_resume(cell, thread, 0, &n, NULL, NULL) != LUA_OK ||
        strcmp(lua_tostring(thread, -1), "[[\"a\",\"b\"],\"xxx\",3,true]") != 0)
        abort();
    lac_cell_free(cell);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct source s = {data, data + size, {0}};
    lac_str_add(&s.out, "local a, b, c, t, f, s = 1, 'b', {}, {}, tostring, 'some text'\n");
    while (s.at < s.end && s.out.len < TEXT_MAX)
        statement(&s, 0);
    run(lac_str_get(&s.out), s.out.len);
    run((const char *)data, size);
    check_bystander();
    lac_str_free(&s.out);
    return 0;
}
