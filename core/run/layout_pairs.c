/* layout_pairs.c - lacuna's own pairs.jsonl (docs/pairs.schema.json), of runs and of imports. */
#include "core/run/layout.h"

#include <string.h>

static bool fits(const struct lac_value *row)
{
    return lac_path(row, "english.stem") && lac_path(row, "target.stem");
}

static void take_side(struct lac_bitext *b, struct lac_pair *p, const struct lac_value *row, const char *key,
                      struct lac_pair_side *out)
{
    const struct lac_value *side = lac_get(row, key);
    const struct lac_value *answer = lac_get(row, "answer");
    if (!lac_pair_text(p, side, "stem", &out->stem) || !lac_pair_texts(b->arena, p, side, "choices", out)) {
        p->missing = lac_arena_printf(b->arena, "%s.%s", key, p->missing);
        return;
    }
    out->text = lac_get_text(side, "text", NULL);
    out->answer = lac_get_int(row, "answer", -1);
    if (!answer || answer->kind != LAC_INT || out->answer < 0)
        p->missing = "answer";
    else if ((size_t)out->answer < out->n)
        out->right = out->choices[out->answer];
}

/* An empty text is one: a check finds it. */
static bool take_edit(struct lac_pair *p, const struct lac_value *value, struct lac_edit *out)
{
    const char *side;
    if (!lac_pair_text(p, value, "side", &side) || !lac_pair_text(p, value, "text", &out->text) ||
        !lac_pair_text(p, value, "target_text", &out->target_text))
        return false;
    out->note = lac_get_text(value, "note", NULL);
    if (!lac_side_parse(side, &out->side))
        p->missing = "side";
    return !p->missing;
}

static void take_edits(struct lac_bitext *b, struct lac_pair *p, const struct lac_value *edits)
{
    p->edits = lac_arena_alloc(b->arena, (lac_count(edits) + 1) * sizeof *p->edits);
    for (size_t i = 0; i < lac_count(edits); i++) {
        struct lac_edit *edit = &p->edits[p->n_edits];
        if (!take_edit(p, lac_at(edits, i), edit)) {
            p->missing = lac_arena_printf(b->arena, "edits[%zu].%s", i, p->missing);
            return;
        }
        p->n_edits++;
    }
}

static void read(struct lac_bitext *b, size_t row, const struct lac_value *value)
{
    struct lac_pair p = {.row = row};
    const struct lac_value *item = lac_get(value, "item"), *names_wrong = lac_get(value, "names_wrong");
    p.language = lac_get_text(value, "language", NULL);
    if (!p.language)
        p.missing = "language";
    if (!p.missing)
        take_side(b, &p, value, "english", &p.english);
    if (!p.missing)
        take_side(b, &p, value, "target", &p.target);
    if (!p.missing)
        take_edits(b, &p, lac_get(value, "edits"));
    p.says_names_wrong = names_wrong && names_wrong->kind == LAC_BOOL;
    p.names_wrong = p.says_names_wrong && names_wrong->as.boolean;
    p.back = lac_get_text(lac_get(value, "target"), "back", NULL);
    p.translators = lac_path(value, "artefact.parts.translators");
    p.imported = lac_get(value, "imported");
    p.english.ask = lac_get_text(p.imported, "ask", NULL);
    p.id = lac_get_text(item, "id", NULL);
    p.source = lac_get_text(item, "source", NULL);
    p.subject = lac_get_text(item, "subject", NULL);
    p.licence = lac_get_text(item, "licence", NULL);
    lac_vec_push(&b->pairs, p);
}

static const char *field(struct lac_arena *arena, const struct lac_pair *pair, const char *name)
{
    (void)pair;
    bool target = strncmp(name, "target.", 7) == 0;
    const char *part = strchr(name, '.') ? strchr(name, '.') + 1 : name;
    if (strcmp(part, "answer") == 0)
        return "answer";
    if (strncmp(part, "edits.", 6) == 0)
        return lac_arena_printf(arena, "edits[%c].%s", part[6] - 1, target ? "target_text" : "text");
    return name;
}

const struct lac_layout lac_layout_pairs = {"jsonl", fits, read, field};
