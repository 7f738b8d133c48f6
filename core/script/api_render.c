#include "core/base/str.h"
#include "core/script/api_ctx.h"
#include "core/script/lib.h"
#include "core/script/package_self.h"
#include "core/script/task_self.h"

#include <ctype.h>
#include <string.h>

enum { SLOT_MAX = 64 };

/* Pushes the template's text. [-0, +1, raises] */
static void push_template(lua_State *L, struct lac_task *task, const char *name)
{
    char path[SLOT_MAX + 16];
    if (strlen(name) > SLOT_MAX || strchr(name, '/') || name[0] == '.')
        luaL_error(L, "ctx:render: '%s' is no template name", name);
    (void)snprintf(path, sizeof path, "prompts/%s.txt", name);
    const struct lac_package_file *file = lac_package_file(task->package, path);
    if (file) {
        lua_pushlstring(L, file->text, file->len);
        return;
    }
    const struct lac_task_host *host = &task->tasks->host;
    struct lac_str text = {0};
    bool found = host->template_text && host->template_text(host->user, task, name, &text);
    if (!found) {
        lac_str_free(&text);
        luaL_error(L, "ctx:render: there is no template '%s': the package has no %s", name, path);
    }
    lac_push_str(L, &text);
}

/* Reads "{name}" at `at`; its length, or 0 where no slot stands. */
static size_t slot_name(const char *at, const char *end, char name[SLOT_MAX])
{
    size_t n = 0;
    const char *p = at + 1;
    while (p < end && n + 1 < SLOT_MAX && (isalnum((unsigned char)*p) || *p == '_'))
        name[n++] = *p++;
    name[n] = 0;
    return n && p < end && *p == '}' ? n + 2 : 0;
}

/* Adds the value of a slot. Numbers are written as Lua writes them. [-0, +0, raises] */
static void add_slot(lua_State *L, struct lac_buf *out, const char *template, const char *name)
{
    lua_pushstring(L, name);
    int type = lua_istable(L, 3) ? lua_rawget(L, 3) : LUA_TNIL;
    if (type == LUA_TBOOLEAN) {
        lua_pushstring(L, lua_toboolean(L, -1) ? "true" : "false");
        lua_remove(L, -2);
    } else if (type != LUA_TSTRING && type != LUA_TNUMBER) {
        luaL_error(L, "ctx:render: template '%s' has the slot {%s}, which is %s", template, name,
                   type == LUA_TNIL ? "not given" : lua_typename(L, type));
    }
    size_t len;
    const char *text = lua_tolstring(L, -1, &len);
    lac_buf_add(out, text, len);
    lua_pop(L, 1);
}

/* ctx:render(template, vars): "{name}" is filled, "{{" is a brace.  [-0, +1, raises] */
int lac_api_render(lua_State *L)
{
    struct lac_task *task = lac_api_co(L, "render")->task;
    const char *name = luaL_checkstring(L, 2);
    if (!lua_isnoneornil(L, 3))
        luaL_checktype(L, 3, LUA_TTABLE);
    lua_settop(L, 3);
    push_template(L, task, name);
    size_t len;
    const char *text = lua_tolstring(L, 4, &len), *end = text + len;
    while (end > text && (end[-1] == '\n' || end[-1] == '\r'))
        end--; /* a file ends with a line break, a prompt does not */
    lac_charge(L, len);
    struct lac_buf out;
    lac_buf_open(&out, L);
    while (text < end) {
        const char *brace = memchr(text, '{', (size_t)(end - text));
        const char *stop = brace ? brace : end;
        lac_buf_add(&out, text, (size_t)(stop - text));
        if (!brace)
            break;
        char slot[SLOT_MAX];
        size_t n = slot_name(brace, end, slot);
        if (brace + 1 < end && brace[1] == '{') {
            lac_buf_add(&out, "{", 1);
            text = brace + 2;
        } else if (n) {
            add_slot(L, &out, name, slot);
            text = brace + n;
        } else {
            return luaL_error(L, "ctx:render: template '%s' has a '{' that opens no slot: write {{ for a brace", name);
        }
    }
    lac_buf_push(&out);
    return 1;
}
