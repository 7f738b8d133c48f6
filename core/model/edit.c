#include "core/model/edit.h"
#include "core/base/utf8.h"

#include <string.h>

static const char *const names[] = {"before", "after", "replace"};

const char *lac_side_name(enum lac_side side)
{
    return names[side];
}

bool lac_side_parse(const char *name, enum lac_side *out)
{
    for (int i = 0; i < 3; i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (enum lac_side)i;
            return true;
        }
    }
    return false;
}

static void apply(struct lac_str *text, const struct lac_edit *edit, const char *join, bool target)
{
    const char *added = target && edit->target_text ? edit->target_text : edit->text;
    struct lac_str made = {0};
    if (edit->side == LAC_AFTER) {
        lac_str_add(&made, lac_str_get(text));
        lac_str_add(&made, join);
    }
    lac_str_add(&made, added);
    if (edit->side == LAC_BEFORE) {
        lac_str_add(&made, join);
        lac_str_add(&made, lac_str_get(text));
    }
    lac_str_free(text);
    *text = made;
}

void lac_edits_apply(struct lac_str *out, const char *stem, const struct lac_edit *edits, size_t n, const char *join,
                     bool target)
{
    struct lac_str text = {0};
    lac_str_add(&text, stem);
    for (size_t i = 0; i < n; i++)
        apply(&text, &edits[i], join, target);
    lac_str_add(out, lac_str_get(&text));
    lac_str_free(&text);
}

struct lac_value lac_edit_value(struct lac_arena *arena, const struct lac_edit *edit)
{
    struct lac_value map = lac_object();
    lac_set_text(arena, &map, "side", lac_side_name(edit->side));
    lac_set_text(arena, &map, "text", edit->text);
    if (edit->target_text)
        lac_set_text(arena, &map, "target_text", edit->target_text);
    if (edit->note)
        lac_set_text(arena, &map, "note", edit->note);
    return map;
}

static enum lac_status read_text(struct lac_arena *arena, const struct lac_value *map, const char *key,
                                 const char **out, struct lac_error *err)
{
    const struct lac_value *v = lac_get(map, key);
    if (!v || v->kind == LAC_NIL)
        return LAC_OK;
    if (v->kind != LAC_STR)
        return lac_fail(err, LAC_E_SCRIPT, "'%s' of an edit must be a string", key);
    if (strlen(v->as.str.at) != v->as.str.len)
        return lac_fail(err, LAC_E_SCRIPT, "'%s' of an edit holds a NUL byte", key);
    if (!lac_utf8_valid(v->as.str.at, v->as.str.len))
        return lac_fail(err, LAC_E_SCRIPT, "'%s' of an edit is not UTF-8 (was a character cut in two?)", key);
    *out = lac_arena_strdup(arena, v->as.str.at);
    return LAC_OK;
}

enum lac_status lac_edit_from_value(struct lac_arena *arena, const struct lac_value *value, struct lac_edit *out,
                                    struct lac_error *err)
{
    static const char *const keys[] = {"side", "text", "target_text", "note"};
    *out = (struct lac_edit){0};
    if (value->kind != LAC_MAP)
        return lac_fail(err, LAC_E_SCRIPT, "an edit must be a table { side, text }");
    for (size_t i = 0; i < value->as.map.n; i++) {
        const char *key = value->as.map.at[i].key;
        bool known = false;
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            known = known || strcmp(key, keys[k]) == 0;
        if (!known) {
            const char *near = lac_nearest(key, keys, sizeof keys / sizeof *keys);
            return lac_fail(err, LAC_E_SCRIPT, "an edit has no field '%s'%s%s%s", key, near ? " (did you mean '" : "",
                            near ? near : "", near ? "'?)" : "");
        }
    }
    const char *side = lac_get_text(value, "side", NULL);
    if (!side || !lac_side_parse(side, &out->side))
        return lac_fail(err, LAC_E_SCRIPT, "'side' of an edit must be \"before\", \"after\" or \"replace\"");
    enum lac_status status = read_text(arena, value, "text", &out->text, err);
    if (status == LAC_OK)
        status = read_text(arena, value, "target_text", &out->target_text, err);
    if (status == LAC_OK)
        status = read_text(arena, value, "note", &out->note, err);
    if (status == LAC_OK && (!out->text || lac_utf8_blank(out->text)))
        status = lac_fail(err, LAC_E_SCRIPT, "'text' of an edit is empty");
    if (status == LAC_OK && out->target_text && lac_utf8_blank(out->target_text))
        status =
            lac_fail(err, LAC_E_SCRIPT, "'target_text' of an edit is empty; leave it out to have 'text' translated");
    return status;
}
