/* string.format without %p: addresses never reach a script. The conversions are checked here and done by snprintf. */
#include "core/script/env.h"
#include "core/script/lib.h"
#include "core/script/lib_string.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    SPEC_MAX = 32,
    ITEM_MAX = 512, /* %99.99f of the largest double takes 410 bytes */
};

struct spec {
    char text[SPEC_MAX]; /* "%-5.2" and the conversion, with a length modifier */
    size_t len;
    char kind;
    bool has_precision, plain; /* plain: no flags, width, precision */
};

static size_t digits(const char **at, const char *end)
{
    size_t n = 0;
    while (*at < end && **at >= '0' && **at <= '9' && n <= 2) {
        (*at)++;
        n++;
    }
    return n;
}

/* Reads one conversion behind its %; `allowed` names the flags that go with each. */
static const char *read_spec(lua_State *L, const char *at, const char *end, struct spec *spec)
{
    static const struct {
        const char *kinds, *flags;
        bool precision;
    } rules[] = {{"c", "-", false},     {"di", "-+0 ", true},      {"u", "-0", true}, {"oxX", "-#0", true},
                 {"aA", "-+#0 ", true}, {"eEfFgG", "-+#0 ", true}, {"s", "-", true},  {"q", "", false}};
    const char *start = at;
    while (at < end && *at && strchr("-+#0 ", *at))
        at++;
    size_t flags = (size_t)(at - start), width = digits(&at, end), precision = 0;
    spec->has_precision = at < end && *at == '.';
    if (spec->has_precision) {
        at++;
        precision = digits(&at, end);
    }
    spec->kind = at < end ? *at : '\0';
    spec->plain = at == start;
    bool good = flags <= 5 && width <= 2 && precision <= 2 && spec->kind;
    size_t rule = 0;
    while (good && rule < sizeof rules / sizeof *rules && !strchr(rules[rule].kinds, spec->kind))
        rule++;
    good = good && rule < sizeof rules / sizeof *rules && (rules[rule].precision || !spec->has_precision) &&
           (rules[rule].flags[0] || spec->plain);
    for (size_t i = 0; good && i < flags; i++)
        good = strchr(rules[rule].flags, start[i]) != NULL;
    if (!good) {
        size_t shown = (size_t)(at - start) + (at < end);
        lua_pushlstring(L, start, shown < 20 ? shown : 20);
        luaL_error(L, "invalid conversion '%%%s' to 'format'", lua_tostring(L, -1));
    }
    spec->len = (size_t)(at - start) + 1;
    spec->text[0] = '%';
    memcpy(spec->text + 1, start, spec->len - 1);
    return at + 1;
}

static void end_spec(struct spec *spec, const char *conversion)
{
    strcpy(spec->text + spec->len, conversion);
}

static void add_integer(lua_State *L, struct lac_buf *out, struct spec *spec, int arg)
{
    long long n = luaL_checkinteger(L, arg);
    end_spec(spec, (char[]){'l', 'l', spec->kind, '\0'});
    char *to = lac_buf_room(out, ITEM_MAX);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    out->len += (size_t)snprintf(to, ITEM_MAX, spec->text, n);
#pragma GCC diagnostic pop
}

static void add_number(lua_State *L, struct lac_buf *out, struct spec *spec, int arg)
{
    double n = luaL_checknumber(L, arg);
    end_spec(spec, (char[]){spec->kind, '\0'});
    char *to = lac_buf_room(out, ITEM_MAX);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    out->len += (size_t)snprintf(to, ITEM_MAX, spec->text, n);
#pragma GCC diagnostic pop
}

static void add_char(lua_State *L, struct lac_buf *out, struct spec *spec, int arg)
{
    int c = (unsigned char)luaL_checkinteger(L, arg);
    end_spec(spec, "c");
    char *to = lac_buf_room(out, ITEM_MAX);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    out->len += (size_t)snprintf(to, ITEM_MAX, spec->text, c);
#pragma GCC diagnostic pop
}

/* Lua pads bytes; a string with a zero byte can only go unpadded. */
static void add_text(lua_State *L, struct lac_buf *out, struct spec *spec, int arg)
{
    size_t len;
    const char *text = lac_env_tostring(L, arg, &len);
    lac_charge_bytes(L, len);
    if (spec->plain) {
        lac_buf_add(out, text, len);
    } else {
        luaL_argcheck(L, len == strlen(text), arg, "string contains zeros");
        if (!spec->has_precision && len >= 100) {
            lac_buf_add(out, text, len);
        } else {
            end_spec(spec, "s");
            char *to = lac_buf_room(out, ITEM_MAX);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            out->len += (size_t)snprintf(to, ITEM_MAX, spec->text, text);
#pragma GCC diagnostic pop
        }
    }
    lua_pop(L, 1);
}

static void add_quoted_text(lua_State *L, struct lac_buf *out, int arg)
{
    size_t len;
    const char *text = lua_tolstring(L, arg, &len);
    lac_charge_bytes(L, len);
    lac_buf_add(out, "\"", 1);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\' || c == '\n') {
            lac_buf_add(out, (char[]){'\\', (char)c}, 2);
        } else if (c < 32 || c == 127) {
            bool digit = i + 1 < len && text[i + 1] >= '0' && text[i + 1] <= '9';
            char code[8];
            lac_buf_add(out, code, (size_t)snprintf(code, sizeof code, digit ? "\\%03d" : "\\%d", c));
        } else {
            lac_buf_add(out, text + i, 1);
        }
    }
    lac_buf_add(out, "\"", 1);
}

/* %q: as Lua source that reads back the same value. */
static void add_quoted(lua_State *L, struct lac_buf *out, int arg)
{
    char number[64];
    int n = 0;
    switch (lua_type(L, arg)) {
    case LUA_TSTRING:
        add_quoted_text(L, out, arg);
        return;
    case LUA_TNUMBER:
        if (lua_isinteger(L, arg)) {
            lua_Integer i = lua_tointeger(L, arg);
            n = snprintf(number, sizeof number, i == LUA_MININTEGER ? "0x%llx" : "%lld", (long long)i);
        } else {
            double d = lua_tonumber(L, arg);
            n = isnan(d)   ? snprintf(number, sizeof number, "(0/0)")
                : isinf(d) ? snprintf(number, sizeof number, d > 0 ? "1e9999" : "-1e9999")
                           : snprintf(number, sizeof number,
                                      d == floor(d) ? "%.0f"
                                                      "e0"
                                                    : "%a",
                                      d);
        }
        break;
    case LUA_TNIL:
        n = snprintf(number, sizeof number, "nil");
        break;
    case LUA_TBOOLEAN:
        n = snprintf(number, sizeof number, lua_toboolean(L, arg) ? "true" : "false");
        break;
    default:
        luaL_argerror(L, arg, "value has no literal form");
    }
    lac_buf_add(out, number, (size_t)n);
}

/* string.format(format, ...)  [raises on a bad conversion or argument] */
int lac_string_format(lua_State *L)
{
    struct lac_buf out;
    size_t len;
    int top = lua_gettop(L), arg = 1;
    const char *at = luaL_checklstring(L, 1, &len), *end = at + len;
    lac_charge_bytes(L, len);
    lac_buf_open(&out, L);
    while (at < end) {
        const char *percent = memchr(at, '%', (size_t)(end - at));
        lac_buf_add(&out, at, (size_t)((percent ? percent : end) - at));
        if (!percent)
            break;
        at = percent + 1;
        if (at < end && *at == '%') {
            lac_buf_add(&out, at++, 1);
            continue;
        }
        struct spec spec;
        at = read_spec(L, at, end, &spec);
        if (++arg > top)
            return luaL_argerror(L, arg, "no value");
        lac_charge(L, 10);
        switch (spec.kind) {
        case 'c':
            add_char(L, &out, &spec, arg);
            break;
        case 'd':
        case 'i':
        case 'u':
        case 'o':
        case 'x':
        case 'X':
            add_integer(L, &out, &spec, arg);
            break;
        case 's':
            add_text(L, &out, &spec, arg);
            break;
        case 'q':
            add_quoted(L, &out, arg);
            break;
        default:
            add_number(L, &out, &spec, arg);
            break;
        }
    }
    lac_buf_push(&out);
    return 1;
}
