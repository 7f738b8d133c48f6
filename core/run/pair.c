#include "core/run/pair.h"

#include <string.h>

/* A text that is not copied: what was read outlives what is made of it. */
static struct lac_value borrowed(const char *text)
{
    if (!text)
        return lac_nil();
    struct lac_value v = {.kind = LAC_STR};
    v.as.str.at = text;
    v.as.str.len = strlen(text);
    return v;
}

/* Maps of known keys are written without a look-up for each. */
struct fields {
    struct lac_field *at;
    size_t n;
};

static void put(struct fields *f, const char *key, struct lac_value value)
{
    if (value.kind != LAC_NIL)
        f->at[f->n++] = (struct lac_field){key, value};
}

static struct lac_value map_of(const struct fields *f)
{
    struct lac_value v = lac_object();
    v.as.map.at = f->at;
    v.as.map.n = v.as.map.cap = f->n;
    return v;
}

static struct lac_value texts(struct lac_arena *arena, const struct lac_pair_side *side, int64_t skip)
{
    struct lac_value v = lac_list();
    v.as.list.at = lac_arena_alloc(arena, (side->n + 1) * sizeof *v.as.list.at);
    v.as.list.cap = side->n;
    for (size_t i = 0; i < side->n; i++)
        if ((int64_t)i != skip)
            v.as.list.at[v.as.list.n++] = borrowed(side->choices[i]);
    return v;
}

static struct lac_value edit_texts(struct lac_arena *arena, const struct lac_pair *pair, bool target)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < pair->n_edits; i++) {
        struct fields f = {lac_arena_alloc(arena, 2 * sizeof *f.at), 0};
        put(&f, "side", borrowed(lac_side_name(pair->edits[i].side)));
        put(&f, "text", borrowed(target ? pair->edits[i].target_text : pair->edits[i].text));
        lac_push(arena, &list, map_of(&f));
    }
    return list;
}

enum { FIELDS_MAX = 20 };

static struct fields side_fields(struct lac_arena *arena, const struct lac_pair *pair, bool target, unsigned reads,
                                 const struct lac_pair_language *language)
{
    const struct lac_pair_side *side = target ? &pair->target : &pair->english;
    struct fields f = {lac_arena_alloc(arena, FIELDS_MAX * sizeof *f.at), 0};
    put(&f, "language", borrowed(language->code));
    put(&f, "name", borrowed(language->name));
    put(&f, "script", borrowed(language->script));
    put(&f, "join", borrowed(language->join ? language->join : " "));
    if (language->particles && reads & LAC_READS_PARTICLES)
        put(&f, "particles", *language->particles);
    if (reads & LAC_READS_STEM)
        put(&f, "stem", borrowed(side->stem));
    if (reads & LAC_READS_TEXT)
        put(&f, "text", borrowed(side->text ? side->text : side->stem));
    if (side->n && reads & LAC_READS_CHOICES)
        put(&f, "choices", texts(arena, side, -1));
    if (side->answer >= 0)
        put(&f, "answer", lac_int(side->answer + 1));
    if (reads & LAC_READS_RIGHT)
        put(&f, "right", borrowed(side->right));
    if (side->answer >= 0 && pair->says_names_wrong && reads & LAC_READS_WRONG) /* else nobody looks at them */
        put(&f, "wrong_choices", texts(arena, side, side->answer));
    if (reads & LAC_READS_EDITS)
        put(&f, "edits", edit_texts(arena, pair, target));
    put(&f, "ask", borrowed(side->ask));
    put(&f, "subject", borrowed(side->subject));
    return f;
}

struct lac_value lac_pair_candidate(struct lac_arena *arena, const struct lac_pair *pair, unsigned reads,
                                    const struct lac_pair_language *english, const struct lac_pair_language *target)
{
    struct fields f = side_fields(arena, pair, false, reads, english),
                  t = side_fields(arena, pair, true, reads, target);
    put(&f, "id", borrowed(pair->id));
    if (!pair->english.subject)
        put(&f, "subject", borrowed(pair->subject));
    if (pair->says_names_wrong)
        put(&f, "names_wrong", lac_bool(pair->names_wrong));
    put(&f, "target", map_of(&t));
    return map_of(&f);
}

static unsigned bit_of(const char *key)
{
    static const struct {
        const char *key;
        unsigned bit;
    } texts[] = {{"stem", LAC_READS_STEM},         {"text", LAC_READS_TEXT},           {"choices", LAC_READS_CHOICES},
                 {"right", LAC_READS_RIGHT},       {"wrong_choices", LAC_READS_WRONG}, {"edits", LAC_READS_EDITS},
                 {"question", LAC_READS_QUESTION}, {"particles", LAC_READS_PARTICLES}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(key, texts[i].key) == 0)
            return texts[i].bit;
    return 0;
}

unsigned lac_reads_of(const struct lac_value *reads)
{
    unsigned bits = 0;
    for (size_t i = 0; i < lac_count(reads); i++)
        bits |= bit_of(lac_as_text(lac_at(reads, i), ""));
    return reads ? bits : LAC_READS_ALL;
}

struct lac_value lac_candidate_for(struct lac_arena *arena, const struct lac_value *candidate, unsigned reads)
{
    if (reads == LAC_READS_ALL || candidate->kind != LAC_MAP)
        return *candidate;
    struct fields f = {lac_arena_alloc(arena, (lac_count(candidate) + 1) * sizeof *f.at), 0};
    for (size_t i = 0; i < candidate->as.map.n; i++) {
        const struct lac_field *field = &candidate->as.map.at[i];
        unsigned bit = bit_of(field->key);
        if (strcmp(field->key, "target") == 0)
            put(&f, field->key, lac_candidate_for(arena, &field->value, reads));
        else if (bit == 0 || bit & reads)
            put(&f, field->key, field->value);
    }
    return map_of(&f);
}
