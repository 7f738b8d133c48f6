#include "core/script/schema.h"
#include "core/base/alloc.h"
#include "core/base/str.h"
#include "core/base/vec.h"
#include "core/script/lua_file.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 32 }; /* of schemas within schemas; values are no deeper (luavalue.h) */

struct check {
    const char *file;
    const struct lac_lua_file *lines;
    struct lac_error *err;
    struct lac_str path; /* dotted, of the value at hand */
};

static const char FUNCTION[] = "function"; /* known by its address */

struct lac_value lac_schema_function(void)
{
    struct lac_value value = {.kind = LAC_STR};
    value.as.str.at = FUNCTION;
    value.as.str.len = sizeof FUNCTION - 1;
    return value;
}

static bool is_function(const struct lac_value *value)
{
    return value->kind == LAC_STR && value->as.str.at == FUNCTION;
}

static bool is_whole(const struct lac_value *value)
{
    return value->kind == LAC_INT || (value->kind == LAC_NUM && floor(value->as.number) == value->as.number);
}

static unsigned kinds_of(const struct lac_value *value)
{
    switch (value->kind) {
    case LAC_BOOL:
        return LAC_S_BOOL;
    case LAC_INT:
        return LAC_S_INT | LAC_S_NUM;
    case LAC_NUM:
        return is_whole(value) ? LAC_S_INT | LAC_S_NUM : LAC_S_NUM;
    case LAC_STR:
        return is_function(value) ? LAC_S_FUNCTION : LAC_S_TEXT;
    case LAC_LIST:
        return value->as.list.n ? LAC_S_LIST : LAC_S_LIST | LAC_S_MAP;
    case LAC_MAP:
        return LAC_S_MAP;
    case LAC_NIL:
        break;
    }
    return 0;
}

const char *lac_schema_kind_name(const struct lac_value *value)
{
    switch (value->kind) {
    case LAC_BOOL:
        return "a boolean";
    case LAC_INT:
        return "a whole number";
    case LAC_NUM:
        return "a number";
    case LAC_STR:
        return is_function(value) ? "a function" : "a string";
    case LAC_LIST:
        return value->as.list.n ? "a list" : "an empty table";
    case LAC_MAP:
        return "a table with keys";
    case LAC_NIL:
        break;
    }
    return "nil";
}

/* "a string or a list" for the kinds allowed. */
static void name_kinds(struct lac_str *out, unsigned kinds)
{
    static const struct {
        unsigned kind;
        const char *name;
    } NAMES[] = {
        {LAC_S_TEXT, "a string"},       {LAC_S_NUM, "a number"}, {LAC_S_INT, "a whole number"},
        {LAC_S_BOOL, "a boolean"},      {LAC_S_LIST, "a list"},  {LAC_S_MAP, "a table with keys"},
        {LAC_S_FUNCTION, "a function"},
    };
    if (kinds & LAC_S_NUM)
        kinds &= ~(unsigned)LAC_S_INT;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (!(kinds & NAMES[i].kind))
            continue;
        kinds &= ~NAMES[i].kind;
        lac_str_addf(out, "%s%s", out->len == 0 ? "" : kinds ? ", " : " or ", NAMES[i].name);
    }
}

static enum lac_status fail_v(struct lac_error *err, const char *file, const struct lac_lua_file *lines,
                              const char *dotted, const char *message)
{
    int line = lac_lua_file_near(lines, dotted);
    if (line > 0)
        return lac_fail(err, LAC_E_CONFIG, "%s:%d: %s", file, line, message);
    return lac_fail(err, LAC_E_CONFIG, "%s: %s", file, message);
}

enum lac_status lac_schema_fail(struct lac_error *err, const char *file, const struct lac_lua_file *lines,
                                const char *dotted, const char *fmt, ...)
{
    char message[LAC_ERROR_MAX];
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    return fail_v(err, file, lines, dotted, message);
}

/* Appends a step to the path and returns the length to cut it back to. */
static size_t enter(struct check *c, const char *key)
{
    size_t before = c->path.len;
    if (before)
        lac_str_addc(&c->path, '.');
    lac_str_add(&c->path, key);
    return before;
}

static void leave(struct check *c, size_t before)
{
    c->path.len = before;
    if (c->path.data)
        c->path.data[before] = 0;
}

static enum lac_status unknown_key(struct check *c, const struct lac_schema *schema, const char *key)
{
    LAC_VEC(const char *) names = {0};
    for (size_t i = 0; i < schema->n; i++)
        lac_vec_push(&names, schema->fields[i].name);
    const char *near = lac_nearest(key, names.at, names.n);
    lac_vec_free(&names);
    struct lac_str in = {0};
    if (c->path.len)
        lac_str_addf(&in, " in '%s'", lac_str_get(&c->path));
    size_t before = enter(c, key);
    enum lac_status status =
        near ? lac_schema_fail(c->err, c->file, c->lines, lac_str_get(&c->path),
                               "unknown key '%s'%s (did you mean '%s'?)", key, lac_str_get(&in), near)
             : lac_schema_fail(c->err, c->file, c->lines, lac_str_get(&c->path), "unknown key '%s'%s", key,
                               lac_str_get(&in));
    leave(c, before);
    lac_str_free(&in);
    return status;
}

static enum lac_status check_kind(struct check *c, const struct lac_schema_field *field, const struct lac_value *value)
{
    const char *path = lac_str_get(&c->path);
    if (!(kinds_of(value) & field->kinds)) {
        struct lac_str allowed = {0};
        name_kinds(&allowed, field->kinds);
        enum lac_status status = lac_schema_fail(c->err, c->file, c->lines, path, "'%s' must be %s, not %s", path,
                                                 lac_str_get(&allowed), lac_schema_kind_name(value));
        lac_str_free(&allowed);
        return status;
    }
    bool empty = (value->kind == LAC_STR && value->as.str.len == 0) ||
                 ((value->kind == LAC_LIST || value->kind == LAC_MAP) && lac_count(value) == 0);
    if (field->filled && empty)
        return lac_schema_fail(c->err, c->file, c->lines, path, "'%s' must not be empty", path);
    return LAC_OK;
}

static enum lac_status check_range(struct check *c, const struct lac_schema_field *field, const struct lac_value *value)
{
    bool number = value->kind == LAC_INT || value->kind == LAC_NUM;
    bool bounded = field->range.min != 0 || field->range.max != 0;
    if (!number || !bounded)
        return LAC_OK;
    double n = value->kind == LAC_INT ? (double)value->as.integer : value->as.number;
    if (n >= field->range.min && n <= field->range.max)
        return LAC_OK;
    const char *path = lac_str_get(&c->path);
    if (field->range.max >= DBL_MAX)
        return lac_schema_fail(c->err, c->file, c->lines, path, "'%s' is %g: it must be at least %g", path, n,
                               field->range.min);
    return lac_schema_fail(c->err, c->file, c->lines, path, "'%s' is %g: it must be between %g and %g", path, n,
                           field->range.min, field->range.max);
}

static enum lac_status check_one_of(struct check *c, const struct lac_schema_field *field,
                                    const struct lac_value *value)
{
    if (!field->one_of || value->kind != LAC_STR)
        return LAC_OK;
    size_t n = 0;
    struct lac_str all = {0};
    for (; field->one_of[n]; n++) {
        if (strcmp(field->one_of[n], value->as.str.at) == 0) {
            lac_str_free(&all);
            return LAC_OK;
        }
        lac_str_addf(&all, "%s'%s'", n ? ", " : "", field->one_of[n]);
    }
    const char *path = lac_str_get(&c->path), *near = lac_nearest(value->as.str.at, field->one_of, n);
    enum lac_status status =
        near ? lac_schema_fail(c->err, c->file, c->lines, path,
                               "'%s' is '%s' (did you mean '%s'?); it must be one of %s", path, value->as.str.at, near,
                               lac_str_get(&all))
             : lac_schema_fail(c->err, c->file, c->lines, path, "'%s' is '%s': it must be one of %s", path,
                               value->as.str.at, lac_str_get(&all));
    lac_str_free(&all);
    return status;
}

static enum lac_status check_map(struct check *c, const struct lac_schema *schema, const struct lac_value *map,
                                 int depth);

static enum lac_status check_field(struct check *c, const struct lac_schema_field *field, const struct lac_value *value,
                                   int depth)
{
    enum lac_status status = check_kind(c, field, value);
    if (status == LAC_OK)
        status = check_range(c, field, value);
    if (status == LAC_OK)
        status = check_one_of(c, field, value);
    if (status != LAC_OK || depth == DEPTH_MAX)
        return status;
    bool list = value->kind == LAC_LIST && value->as.list.n;
    if (!list && field->map && (kinds_of(value) & LAC_S_MAP))
        return check_map(c, field->map, value, depth + 1);
    if (!field->each || (!list && (field->kinds & LAC_S_LIST)))
        return LAC_OK;
    for (size_t i = 0; status == LAC_OK && i < lac_count(value); i++) {
        char index[24];
        (void)snprintf(index, sizeof index, "%zu", i + 1);
        size_t before = enter(c, list ? index : value->as.map.at[i].key);
        status = check_field(c, field->each, list ? &value->as.list.at[i] : &value->as.map.at[i].value, depth + 1);
        leave(c, before);
    }
    return status;
}

static const struct lac_schema_field *find_field(const struct lac_schema *schema, const char *key)
{
    for (size_t i = 0; i < schema->n; i++)
        if (strcmp(schema->fields[i].name, key) == 0)
            return &schema->fields[i];
    return NULL;
}

static enum lac_status check_map(struct check *c, const struct lac_schema *schema, const struct lac_value *map,
                                 int depth)
{
    size_t n = map->kind == LAC_MAP ? map->as.map.n : 0;
    for (size_t i = 0; i < n; i++) {
        const struct lac_field *entry = &map->as.map.at[i];
        const struct lac_schema_field *field = find_field(schema, entry->key);
        if (!field)
            return unknown_key(c, schema, entry->key);
        size_t before = enter(c, entry->key);
        enum lac_status status = check_field(c, field, &entry->value, depth);
        leave(c, before);
        if (status != LAC_OK)
            return status;
    }
    for (size_t i = 0; i < schema->n; i++) {
        const char *name = schema->fields[i].name, *path = lac_str_get(&c->path);
        if (schema->fields[i].required && !lac_get(map, name))
            return lac_schema_fail(c->err, c->file, c->lines, path, "'%s%s%s' is missing", path, *path ? "." : "",
                                   name);
    }
    return LAC_OK;
}

enum lac_status lac_schema_check(const struct lac_schema *schema, const struct lac_value *value, const char *file,
                                 const struct lac_lua_file *lines, struct lac_error *err)
{
    if (!(kinds_of(value) & LAC_S_MAP))
        return lac_schema_fail(err, file, lines, "", "the file must return a table with keys, not %s",
                               lac_schema_kind_name(value));
    struct check c = {.file = file, .lines = lines, .err = err};
    enum lac_status status = check_map(&c, schema, value, 0);
    lac_str_free(&c.path);
    return status;
}
