#include "core/run/artefact.h"
#include "core/base/utf8.h"
#include "core/check/extent.h"
#include "core/check/overlap.h"
#include "core/check/similarity.h"

#include <string.h>

enum { SHOWN = 8 }; /* idioms and names that are listed */

static void add_texts(struct lac_culture *culture, const struct lac_value *list)
{
    for (size_t i = 0; i < lac_count(list); i++)
        culture->texts[culture->n++] = lac_as_text(lac_at(list, i), "");
}

struct lac_culture lac_culture_new(struct lac_arena *arena, const struct lac_value *language)
{
    const struct lac_value *entities = lac_path(language, "culture.entities");
    const struct lac_value *idioms = lac_path(language, "culture.idioms");
    struct lac_culture culture = {.n_entities = lac_count(entities)};
    culture.texts = lac_arena_alloc(arena, (culture.n_entities + lac_count(idioms) + 1) * sizeof *culture.texts);
    add_texts(&culture, entities);
    add_texts(&culture, idioms);
    culture.phrases = culture.n ? lac_phrases_new(culture.texts, culture.n) : NULL;
    return culture;
}

void lac_culture_free(struct lac_culture *culture)
{
    lac_phrases_free(culture->phrases);
    *culture = (struct lac_culture){0};
}

const char *lac_artefact_whole(struct lac_arena *arena, const char *text, const char *const *choices, size_t n)
{
    struct lac_str s = {0};
    lac_str_add(&s, text);
    for (size_t i = 0; i < n; i++)
        lac_str_addf(&s, "\n%s", choices[i]);
    const char *copy = lac_arena_strndup(arena, lac_str_get(&s), s.len);
    lac_str_free(&s);
    return copy;
}

static double folded_chrf(const char *a, const char *b)
{
    struct lac_str x = {0}, y = {0};
    lac_utf8_fold(&x, a, strlen(a));
    lac_utf8_fold(&y, b, strlen(b));
    double same = lac_chrf(lac_str_get(&x), x.len, lac_str_get(&y), y.len);
    lac_str_free(&x);
    lac_str_free(&y);
    return same;
}

static void add_found(struct lac_arena *arena, struct lac_value *entities, struct lac_value *idioms,
                      const struct lac_culture *culture, const char *text)
{
    if (!culture || culture->n == 0)
        return;
    size_t *found = lac_arena_alloc(arena, culture->n * sizeof *found);
    size_t n = lac_phrases_find(culture->phrases, text, found, culture->n);
    size_t before[] = {lac_count(entities), lac_count(idioms)};
    for (size_t i = 0; i < n; i++) {
        bool idiom = found[i] >= culture->n_entities;
        struct lac_value *list = idiom ? idioms : entities;
        if (lac_count(list) < before[idiom] + SHOWN)
            lac_push(arena, list, lac_text(arena, culture->texts[found[i]]));
    }
}

static void add_culture(struct lac_arena *arena, struct lac_value *parts, const struct lac_artefact_texts *t)
{
    struct lac_value entities = lac_list(), idioms = lac_list();
    add_found(arena, &entities, &idioms, t->english_culture, t->english);
    add_found(arena, &entities, &idioms, t->target_culture, t->target);
    lac_set(arena, parts, "entities", entities);
    lac_set(arena, parts, "idioms", idioms);
}

struct lac_value lac_artefact_parts(struct lac_arena *arena, const struct lac_artefact_texts *t)
{
    struct lac_value parts = lac_object(), findings = lac_list();
    struct lac_overlap kept = {0};
    if (strncmp(t->code, "en", 2) != 0 || (t->code[2] && t->code[2] != '-')) /* English in other words stays English */
        lac_overlap(t->english, strlen(t->english), t->target, strlen(t->target), t->counting, &kept);
    lac_set_num(arena, &parts, "length", lac_length_ratio(t->english, t->target, t->script));
    lac_set_num(arena, &parts, "untranslated", kept.words ? (double)kept.shared / (double)kept.words : 0);
    add_culture(arena, &parts, t);
    for (size_t i = 0; t->findings && i < t->findings->n; i++)
        lac_push(arena, &findings, lac_text(arena, t->findings->at[i].reason));
    lac_set(arena, &parts, "findings", findings);
    if (t->back)
        lac_set_num(arena, &parts, "back", folded_chrf(t->back, t->asked));
    if (t->other)
        lac_set_num(arena, &parts, "translators", folded_chrf(t->other, t->own));
    return parts;
}

enum lac_status lac_artefact_score(struct lac_arena *arena, const struct lac_plugin *scoring,
                                   const struct lac_value *parts, struct lac_value *out, struct lac_error *err)
{
    struct lac_value args[] = {*parts, scoring->options}, score, both = lac_object();
    enum lac_status status = lac_package_call(scoring->package, "score", args, 2, arena, &score, 1, err);
    lac_set(arena, &both, "score", score);
    double value = lac_get_num(&both, "score", -1);
    if (status == LAC_OK && !(value >= 0 && value <= 1))
        status = lac_fail(err, LAC_E_SCRIPT, "%s: the artefact score must be a number from 0 to 1",
                          lac_package_path(scoring->package));
    if (status != LAC_OK)
        return status;
    *out = lac_object();
    lac_set_num(arena, out, "score", value);
    lac_set_num(arena, out, "threshold", lac_get_num(&scoring->options, "threshold", 0.5));
    lac_set(arena, out, "parts", *parts);
    return LAC_OK;
}

bool lac_artefact_likely(const struct lac_value *artefact)
{
    return artefact && lac_get_num(artefact, "score", 0) >= lac_get_num(artefact, "threshold", 1);
}
