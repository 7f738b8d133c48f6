#include "core/model/value.h"

#include <math.h>
#include <string.h>

struct lac_value lac_nil(void)
{
    return (struct lac_value){.kind = LAC_NIL};
}

struct lac_value lac_bool(bool b)
{
    return (struct lac_value){.kind = LAC_BOOL, .as.boolean = b};
}

struct lac_value lac_int(int64_t i)
{
    return (struct lac_value){.kind = LAC_INT, .as.integer = i};
}

struct lac_value lac_num(double n)
{
    return (struct lac_value){.kind = LAC_NUM, .as.number = n};
}

struct lac_value lac_textn(struct lac_arena *arena, const char *bytes, size_t len)
{
    struct lac_value v = {.kind = LAC_STR};
    v.as.str.at = lac_arena_strndup(arena, bytes, len);
    v.as.str.len = len;
    return v;
}

struct lac_value lac_text(struct lac_arena *arena, const char *text)
{
    return text ? lac_textn(arena, text, strlen(text)) : lac_nil();
}

struct lac_value lac_list(void)
{
    return (struct lac_value){.kind = LAC_LIST};
}

struct lac_value lac_object(void)
{
    return (struct lac_value){.kind = LAC_MAP};
}

/* The old block stays in the arena: growth by doubling wastes at most as much again. */
static void *grown(struct lac_arena *arena, const void *old, size_t n, size_t *cap, size_t size)
{
    *cap = *cap ? *cap * 2 : 4;
    void *block = lac_arena_alloc(arena, *cap * size);
    if (n)
        memcpy(block, old, n * size);
    return block;
}

void lac_push(struct lac_arena *arena, struct lac_value *list, struct lac_value item)
{
    size_t n = list->as.list.n;
    if (n == list->as.list.cap)
        list->as.list.at = grown(arena, list->as.list.at, n, &list->as.list.cap, sizeof item);
    list->as.list.at[list->as.list.n++] = item;
}

static struct lac_field *field(const struct lac_value *map, const char *key)
{
    if (!map || map->kind != LAC_MAP)
        return NULL;
    for (size_t i = 0; i < map->as.map.n; i++)
        if (strcmp(map->as.map.at[i].key, key) == 0)
            return &map->as.map.at[i];
    return NULL;
}

void lac_set(struct lac_arena *arena, struct lac_value *map, const char *key, struct lac_value value)
{
    struct lac_field *there = field(map, key);
    if (there) {
        there->value = value;
        return;
    }
    size_t n = map->as.map.n;
    if (n == map->as.map.cap)
        map->as.map.at = grown(arena, map->as.map.at, n, &map->as.map.cap, sizeof *map->as.map.at);
    map->as.map.at[map->as.map.n++] = (struct lac_field){lac_arena_strdup(arena, key), value};
}

void lac_set_text(struct lac_arena *arena, struct lac_value *map, const char *key, const char *text)
{
    lac_set(arena, map, key, lac_text(arena, text));
}

void lac_set_int(struct lac_arena *arena, struct lac_value *map, const char *key, int64_t i)
{
    lac_set(arena, map, key, lac_int(i));
}

void lac_set_num(struct lac_arena *arena, struct lac_value *map, const char *key, double n)
{
    lac_set(arena, map, key, lac_num(n));
}

void lac_set_bool(struct lac_arena *arena, struct lac_value *map, const char *key, bool b)
{
    lac_set(arena, map, key, lac_bool(b));
}

const struct lac_value *lac_get(const struct lac_value *map, const char *key)
{
    const struct lac_field *there = field(map, key);
    return there ? &there->value : NULL;
}

const struct lac_value *lac_path(const struct lac_value *map, const char *dotted)
{
    while (map && *dotted) {
        size_t len = strcspn(dotted, ".");
        const struct lac_value *next = NULL;
        for (size_t i = 0; map->kind == LAC_MAP && i < map->as.map.n && !next; i++) {
            const struct lac_field *f = &map->as.map.at[i];
            if (strlen(f->key) == len && memcmp(f->key, dotted, len) == 0)
                next = &f->value;
        }
        map = next;
        dotted += len + (dotted[len] == '.');
    }
    return map;
}

const char *lac_as_text(const struct lac_value *value, const char *fallback)
{
    return value && value->kind == LAC_STR ? value->as.str.at : fallback;
}

const char *lac_get_text(const struct lac_value *map, const char *key, const char *fallback)
{
    return lac_as_text(lac_get(map, key), fallback);
}

int64_t lac_get_int(const struct lac_value *map, const char *key, int64_t fallback)
{
    const struct lac_value *v = lac_get(map, key);
    if (v && v->kind == LAC_INT)
        return v->as.integer;
    if (v && v->kind == LAC_NUM && v->as.number == floor(v->as.number) && fabs(v->as.number) < 9e15)
        return (int64_t)v->as.number;
    return fallback;
}

double lac_get_num(const struct lac_value *map, const char *key, double fallback)
{
    const struct lac_value *v = lac_get(map, key);
    if (v && v->kind == LAC_NUM)
        return v->as.number;
    return v && v->kind == LAC_INT ? (double)v->as.integer : fallback;
}

bool lac_get_bool(const struct lac_value *map, const char *key, bool fallback)
{
    const struct lac_value *v = lac_get(map, key);
    return v && v->kind == LAC_BOOL ? v->as.boolean : fallback;
}

size_t lac_count(const struct lac_value *value)
{
    if (!value)
        return 0;
    return value->kind == LAC_LIST ? value->as.list.n : value->kind == LAC_MAP ? value->as.map.n : 0;
}

const struct lac_value *lac_at(const struct lac_value *list, size_t index)
{
    return list && list->kind == LAC_LIST && index < list->as.list.n ? &list->as.list.at[index] : NULL;
}

bool lac_lists(const struct lac_value *list, const char *word)
{
    for (size_t i = 0; list && list->kind == LAC_LIST && i < list->as.list.n; i++)
        if (strcmp(lac_as_text(&list->as.list.at[i], ""), word) == 0)
            return true;
    return false;
}

struct lac_value lac_copy(struct lac_arena *arena, const struct lac_value *value)
{
    switch (value->kind) {
    case LAC_STR:
        return lac_textn(arena, value->as.str.at, value->as.str.len);
    case LAC_LIST: {
        size_t n = value->as.list.n;
        struct lac_value list = lac_list();
        list.as.list.at = lac_arena_alloc(arena, n * sizeof *list.as.list.at);
        list.as.list.n = list.as.list.cap = n;
        for (size_t i = 0; i < n; i++)
            list.as.list.at[i] = lac_copy(arena, &value->as.list.at[i]);
        return list;
    }
    case LAC_MAP: {
        size_t n = value->as.map.n;
        struct lac_value map = lac_object();
        map.as.map.at = lac_arena_alloc(arena, n * sizeof *map.as.map.at);
        map.as.map.n = map.as.map.cap = n;
        for (size_t i = 0; i < n; i++) {
            const struct lac_field *from = &value->as.map.at[i];
            map.as.map.at[i] = (struct lac_field){lac_arena_strdup(arena, from->key), lac_copy(arena, &from->value)};
        }
        return map;
    }
    default:
        return *value;
    }
}

static bool equal_lists(const struct lac_value *a, const struct lac_value *b)
{
    if (lac_count(a) != lac_count(b))
        return false;
    for (size_t i = 0; i < a->as.list.n; i++)
        if (!lac_equal(&a->as.list.at[i], &b->as.list.at[i]))
            return false;
    return true;
}

static bool equal_maps(const struct lac_value *a, const struct lac_value *b)
{
    if (lac_count(a) != lac_count(b))
        return false;
    for (size_t i = 0; i < a->as.map.n; i++) {
        const struct lac_value *other = lac_get(b, a->as.map.at[i].key);
        if (!other || !lac_equal(&a->as.map.at[i].value, other))
            return false;
    }
    return true;
}

/* Not by turning i into a double, which would make 2^53 + 1 equal to 2^53. */
static bool equal_mixed(int64_t i, double n)
{
    return n >= -0x1p63 && n < 0x1p63 && n == floor(n) && (int64_t)n == i;
}

bool lac_equal(const struct lac_value *a, const struct lac_value *b)
{
    if (a->kind == LAC_INT && b->kind == LAC_NUM)
        return equal_mixed(a->as.integer, b->as.number);
    if (a->kind == LAC_NUM && b->kind == LAC_INT)
        return equal_mixed(b->as.integer, a->as.number);
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case LAC_INT:
        return a->as.integer == b->as.integer;
    case LAC_NUM:
        return a->as.number == b->as.number;
    case LAC_BOOL:
        return a->as.boolean == b->as.boolean;
    case LAC_STR:
        return a->as.str.len == b->as.str.len && memcmp(a->as.str.at, b->as.str.at, a->as.str.len) == 0;
    case LAC_LIST:
        return equal_lists(a, b);
    case LAC_MAP:
        return equal_maps(a, b);
    default:
        return true;
    }
}
