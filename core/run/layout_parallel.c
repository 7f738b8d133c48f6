/* layout_parallel.c - rows with a question in several languages: {"answer": 1, "en": {"stem", "choices"}, "et": {...}}.
 * A language's stem may be called stem, premise or question; answer and ask (the kind of question) may stand in the
 * row, or with each language. */
#include "core/check/choices.h"
#include "core/run/layout.h"

#include <string.h>

static const char *const stems[] = {"stem", "premise", "question"}, *const answers[] = {"answer", "label"};

static const char *first_of(const struct lac_value *map, const char *const *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (lac_get(map, keys[i]))
            return keys[i];
    return NULL;
}

bool lac_is_wording(const struct lac_value *v)
{
    const char *stem = v && v->kind == LAC_MAP ? first_of(v, stems, 3) : NULL;
    const struct lac_value *choices = stem ? lac_get(v, "choices") : NULL;
    return choices && choices->kind == LAC_LIST && lac_get_text(v, stem, NULL);
}

static bool fits(const struct lac_value *row)
{
    size_t others = 0;
    for (size_t i = 0; row->kind == LAC_MAP && i < row->as.map.n; i++)
        others += strcmp(row->as.map.at[i].key, "en") != 0 && lac_is_wording(&row->as.map.at[i].value);
    return others > 0 && lac_is_wording(lac_get(row, "en"));
}

/* A choice's text, or its letter where no choice reads so. */
static void take_text(const char *answer, struct lac_pair_side *out)
{
    size_t place = lac_choice_find(out->choices, out->n, 0, answer);
    int64_t letter = lac_answer_letter(answer);
    out->right = answer;
    if (place < out->n) {
        out->answer = (int64_t)place;
    } else if (letter >= 0 && (size_t)letter < out->n) {
        out->answer = letter;
        out->right = out->choices[letter];
    }
}

static void take_answer(struct lac_pair *p, const struct lac_value *row, const struct lac_value *wording,
                        const struct lac_pair_side *english, struct lac_pair_side *out)
{
    const char *own = first_of(wording, answers, 2), *shared = first_of(row, answers, 2);
    const struct lac_value *answer = own ? lac_get(wording, own) : shared ? lac_get(row, shared) : NULL;
    out->answer = -1;
    out->answer_key = own ? own : NULL;
    if (answer && answer->kind == LAC_INT && answer->as.integer >= 0) {
        out->answer = answer->as.integer;
        if ((size_t)out->answer < out->n)
            out->right = out->choices[out->answer];
    } else if (answer && answer->kind == LAC_STR && (own || !english)) {
        take_text(answer->as.str.at, out);
    } else if (answer && answer->kind == LAC_STR) { /* the English text: it says which by its index */
        out->answer = english->answer;
        out->right = out->answer >= 0 && (size_t)out->answer < out->n ? out->choices[out->answer] : NULL;
    } else {
        p->missing = own ? own : "answer";
    }
}

/* XCOPA's own files call the text `premise` and the kind of question `question`. */
static void take_ask(const struct lac_value *row, const struct lac_value *wording, struct lac_pair_side *out)
{
    out->ask_key = lac_get(wording, "ask") ? "ask" : strcmp(out->stem_key, "premise") == 0 ? "question" : "ask";
    const char *own = lac_get_text(wording, out->ask_key, NULL);
    out->ask = own ? own : lac_get_text(row, "ask", NULL);
}

bool lac_pair_wording(struct lac_arena *arena, struct lac_pair *pair, const struct lac_value *row,
                      const struct lac_value *wording, const struct lac_pair_side *english, struct lac_pair_side *out)
{
    const char *stem = first_of(wording, stems, 3);
    out->stem_key = stem ? stem : "stem";
    out->choices_key = "choices";
    if (!lac_pair_text(pair, wording, out->stem_key, &out->stem) ||
        !lac_pair_texts(arena, pair, wording, out->choices_key, out))
        return false;
    take_answer(pair, row, wording, english, out);
    take_ask(row, wording, out);
    return !pair->missing;
}

static void take_side(struct lac_bitext *b, struct lac_pair *p, const struct lac_value *row, const char *key,
                      const struct lac_pair_side *english, struct lac_pair_side *out)
{
    out->key = key;
    if (!lac_pair_wording(b->arena, p, row, lac_get(row, key), english, out) &&
        (out->answer_key || strcmp(p->missing, "answer") != 0))
        p->missing = lac_arena_printf(b->arena, "%s.%s", key, p->missing);
}

static void read(struct lac_bitext *b, size_t row, const struct lac_value *value)
{
    size_t before = b->pairs.n;
    for (size_t i = 0; value->kind == LAC_MAP && i < value->as.map.n; i++) {
        const struct lac_field *f = &value->as.map.at[i];
        if (strcmp(f->key, "en") == 0 || f->value.kind != LAC_MAP || !lac_get(&f->value, "choices"))
            continue;
        struct lac_pair p = {.row = row, .language = f->key};
        p.id = lac_get_text(value, "id", lac_get_text(value, "item", NULL));
        p.subject = lac_get_text(value, "subject", NULL);
        p.licence = lac_get_text(value, "licence", NULL);
        take_side(b, &p, value, "en", NULL, &p.english);
        if (!p.missing)
            take_side(b, &p, value, f->key, &p.english, &p.target);
        lac_vec_push(&b->pairs, p);
    }
    if (b->pairs.n == before) {
        struct lac_pair none = {.row = row, .language = "und", .missing = "a second language"};
        lac_vec_push(&b->pairs, none);
    }
}

static const char *field(struct lac_arena *arena, const struct lac_pair *pair, const char *name)
{
    const struct lac_pair_side *side = strncmp(name, "target.", 7) == 0 ? &pair->target : &pair->english;
    const char *part = strchr(name, '.') ? strchr(name, '.') + 1 : name;
    if (!side->key)
        return name;
    if (strcmp(part, "answer") == 0)
        return side->answer_key ? lac_arena_printf(arena, "%s.%s", side->key, side->answer_key) : "answer";
    if (strcmp(part, "stem") == 0 || strcmp(part, "text") == 0)
        part = side->stem_key;
    if (strcmp(part, "ask") == 0)
        part = side->ask_key;
    return lac_arena_printf(arena, "%s.%s", side->key, part);
}

const struct lac_layout lac_layout_parallel = {"parallel", fits, read, field};
