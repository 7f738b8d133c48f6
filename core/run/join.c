#include "core/run/join.h"
#include "core/base/map.h"
#include "core/model/json.h"

#include <string.h>

struct joining {
    struct lac_arena *arena;
    const struct lac_value *by;
    const char *by_what; /* for messages */
    struct lac_value *out;
    lac_row_broken *broken;
    void *user;
};

/* Numbers and texts that read the same are one key: a CSV file knows texts only. */
static bool key_of(const struct joining *j, const struct lac_value *row, size_t number, struct lac_id *out)
{
    struct lac_str text = {0};
    bool whole = true;
    if (lac_count(j->by) == 0)
        lac_str_addf(&text, "%zu", number);
    for (size_t i = 0; i < lac_count(j->by); i++) {
        const struct lac_value *field = lac_get(row, lac_as_text(lac_at(j->by, i), ""));
        whole = whole && field && field->kind != LAC_NIL;
        if (whole && field->kind == LAC_STR)
            lac_str_addn(&text, field->as.str.at, field->as.str.len);
        else if (whole)
            lac_json_write(&text, field);
        lac_str_addc(&text, '\0');
    }
    *out = lac_id_of_bytes(lac_str_get(&text), text.len);
    lac_str_free(&text);
    return whole;
}

static const char *fields_named(const struct joining *j)
{
    struct lac_str names = {0};
    for (size_t i = 0; i < lac_count(j->by); i++)
        lac_str_addf(&names, "%s%s", i ? ", " : "", lac_as_text(lac_at(j->by, i), ""));
    const char *text = lac_count(j->by) ? lac_arena_strdup(j->arena, lac_str_get(&names)) : "row number";
    lac_str_free(&names);
    return text;
}

static bool has_languages(const struct lac_value *row)
{
    const struct lac_value *inner = lac_get(row, "en");
    return inner && inner->kind == LAC_MAP;
}

/* The key's row among those of English; its place in `out` is put under the key, plus one. */
static void take_english(struct joining *j, const struct lac_part *part, struct lac_map *known)
{
    for (size_t i = 0; i < lac_count(&part->rows); i++) {
        const struct lac_value *row = lac_at(&part->rows, i);
        struct lac_value joined = lac_object();
        struct lac_id key;
        if (row->kind != LAC_MAP || has_languages(row)) {
            lac_push(j->arena, j->out, *row);
            continue;
        }
        lac_set(j->arena, &joined, "en", *row);
        lac_push(j->arena, j->out, joined);
        bool whole = key_of(j, row, i, &key);
        if (whole && !lac_map_get(known, key))
            lac_map_put(known, key, (void *)(uintptr_t)j->out->as.list.n);
        else if (whole)
            j->broken(
                j->user, part, i,
                lac_arena_printf(j->arena, "another row has its %s already: only that one is joined", j->by_what));
    }
}

static void take_other(struct joining *j, const struct lac_part *part, const struct lac_map *known)
{
    for (size_t i = 0; i < lac_count(&part->rows); i++) {
        const struct lac_value *row = lac_at(&part->rows, i);
        struct lac_id key;
        if (row->kind == LAC_STR) {
            j->broken(j->user, part, i, row->as.str.at);
            continue;
        }
        uintptr_t at = key_of(j, row, i, &key) ? (uintptr_t)lac_map_get(known, key) : 0;
        struct lac_value *joined = at ? &j->out->as.list.at[at - 1] : NULL;
        if (!joined)
            j->broken(j->user, part, i, lac_arena_printf(j->arena, "no English row has its %s", j->by_what));
        else if (lac_get(joined, part->place->language))
            j->broken(j->user, part, i, lac_arena_printf(j->arena, "another row has its %s already", j->by_what));
        else
            lac_set(j->arena, joined, part->place->language, *row);
    }
}

static size_t drop_incomplete(struct joining *j, const struct lac_part *parts, size_t n)
{
    size_t dropped = 0;
    for (size_t i = 0; i < lac_count(j->out); i++) {
        struct lac_value *row = &j->out->as.list.at[i];
        bool joined = row->kind == LAC_MAP && !has_languages(lac_at(&parts[0].rows, i)), whole = true;
        for (size_t p = 1; p < n && joined; p++)
            whole = whole && lac_get(row, parts[p].place->language);
        if (!whole)
            *row = lac_bool(false);
        dropped += !whole;
    }
    return dropped;
}

size_t lac_join(struct lac_arena *arena, const struct lac_part *parts, size_t n, const struct lac_value *joined_by,
                struct lac_value *out, lac_row_broken *broken, void *user)
{
    struct joining j = {arena, joined_by, NULL, out, broken, user};
    struct lac_map *known = lac_map_new();
    j.by_what = fields_named(&j);
    *out = lac_list();
    take_english(&j, &parts[0], known);
    for (size_t i = 1; i < n; i++)
        take_other(&j, &parts[i], known);
    lac_map_free(known);
    return drop_incomplete(&j, parts, n);
}
