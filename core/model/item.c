#include "core/model/item.h"
#include "core/base/utf8.h"

#include <string.h>

static enum lac_status check_choices(const char *language, const char *const *choices, size_t n, struct lac_error *err)
{
    if (n < LAC_CHOICES_MIN || n > LAC_CHOICES_MAX)
        return lac_fail(err, LAC_E_INVALID, "%s: %zu choices, must be %d to %d", language, n, LAC_CHOICES_MIN,
                        LAC_CHOICES_MAX);
    for (size_t i = 0; i < n; i++) {
        if (!choices[i] || lac_utf8_blank(choices[i]))
            return lac_fail(err, LAC_E_INVALID, "%s: choice %zu is empty or no UTF-8 text", language, i + 1);
        for (size_t j = 0; j < i; j++)
            if (lac_utf8_fold_equal(choices[i], choices[j]))
                return lac_fail(err, LAC_E_INVALID, "%s: choices %zu and %zu are both '%s'", language, j + 1, i + 1,
                                choices[i]);
    }
    return LAC_OK;
}

/* Numbers as choices and ids are common in data sets; they are taken as their text. NULL for anything else, and for
 * text that is not UTF-8 or holds a NUL. */
static const char *plain_text(struct lac_arena *arena, const struct lac_value *v)
{
    if (!v)
        return NULL;
    if (v->kind == LAC_INT)
        return lac_arena_printf(arena, "%lld", (long long)v->as.integer);
    if (v->kind == LAC_NUM)
        return lac_arena_printf(arena, "%.15g", v->as.number);
    bool plain =
        v->kind == LAC_STR && !memchr(v->as.str.at, 0, v->as.str.len) && lac_utf8_valid(v->as.str.at, v->as.str.len);
    return plain ? lac_arena_strdup(arena, v->as.str.at) : NULL;
}

static enum lac_status read_wording(struct lac_arena *arena, const char *language, const struct lac_value *record,
                                    struct lac_wording *out, struct lac_error *err)
{
    const struct lac_value *said = lac_get(record, "stem"), *list = lac_get(record, "choices");
    said = said ? said : lac_get(record, "question");
    const char *stem = plain_text(arena, said);
    if (said && said->kind == LAC_STR && !stem)
        return lac_fail(err, LAC_E_INVALID, "%s: the stem is not UTF-8 text", language);
    if (!stem || lac_utf8_blank(stem))
        return lac_fail(err, LAC_E_INVALID, "%s: no stem", language);
    if (!list || list->kind != LAC_LIST)
        return lac_fail(err, LAC_E_INVALID, "%s: no list of choices", language);
    size_t n = lac_count(list);
    const char **choices = lac_arena_alloc(arena, n * sizeof *choices);
    for (size_t i = 0; i < n; i++)
        choices[i] = plain_text(arena, lac_at(list, i));
    *out = (struct lac_wording){lac_arena_strdup(arena, language), stem, choices, n};
    return check_choices(language, choices, n, err);
}

/* The place that a lone letter stands for, or n: where a choice is such a letter itself, it may as well be a text. */
static size_t lettered(const struct lac_item *item, const char *text)
{
    size_t n = item->en.n, place = (size_t)(((unsigned char)*text | 0x20) - 'a'); /* other bytes are beyond n */
    if (!*text || text[1] || place >= n)
        return n;
    for (size_t i = 0; i < n; i++) {
        const char *choice = item->en.choices[i];
        if (choice[0] && !choice[1] && (size_t)(((unsigned char)*choice | 0x20) - 'a') < n)
            return n;
    }
    return place;
}

static enum lac_status read_answer(const struct lac_value *record, struct lac_item *item, struct lac_error *err)
{
    const struct lac_value *answer = lac_get(record, "answer");
    if (!answer || answer->kind == LAC_NIL)
        return lac_fail(err, LAC_E_INVALID, "no answer");
    if (answer->kind == LAC_STR) {
        for (int folded = 0; folded < 2; folded++) {
            for (size_t i = 0; i < item->en.n; i++) {
                const char *choice = item->en.choices[i];
                if (folded ? lac_utf8_fold_equal(choice, answer->as.str.at) : strcmp(choice, answer->as.str.at) == 0) {
                    item->answer = i;
                    return LAC_OK;
                }
            }
        }
        item->answer = lettered(item, answer->as.str.at);
        if (item->answer < item->en.n)
            return LAC_OK;
        return lac_fail(err, LAC_E_INVALID, "the answer '%s' is not among the choices", answer->as.str.at);
    }
    int64_t index = lac_get_int(record, "answer", -1);
    if (index < 0 || (size_t)index >= item->en.n)
        return lac_fail(err, LAC_E_INVALID, "the answer index must be 0 to %zu", item->en.n - 1);
    item->answer = (size_t)index;
    return LAC_OK;
}

/* A field is another language's wording when it is a map with choices. */
static enum lac_status read_others(struct lac_arena *arena, const struct lac_value *record, struct lac_item *item,
                                   struct lac_error *err)
{
    item->others = lac_arena_alloc(arena, lac_count(record) * sizeof *item->others);
    for (size_t i = 0; i < record->as.map.n; i++) {
        const struct lac_field *f = &record->as.map.at[i];
        if (f->value.kind != LAC_MAP || !lac_get(&f->value, "choices") || strcmp(f->key, "en") == 0)
            continue;
        struct lac_wording *w = &item->others[item->n_others++];
        enum lac_status status = read_wording(arena, f->key, &f->value, w, err);
        if (status != LAC_OK)
            return status;
        if (w->n != item->en.n)
            return lac_fail(err, LAC_E_INVALID, "%s: %zu choices where English has %zu", f->key, w->n, item->en.n);
    }
    return LAC_OK;
}

static struct lac_id item_key(const struct lac_item *item)
{
    struct lac_hash *hash = lac_hash_new();
    lac_hash_text(hash, item->en.stem);
    for (size_t i = 0; i < item->en.n; i++)
        lac_hash_text(hash, item->en.choices[i]);
    lac_hash_u64(hash, item->answer);
    struct lac_id id = lac_hash_end(hash);
    lac_hash_free(hash);
    return id;
}

static const char *kept(struct lac_arena *arena, const struct lac_value *record, const char *key)
{
    const char *text = lac_get_text(record, key, NULL);
    return text ? lac_arena_strdup(arena, text) : NULL;
}

enum lac_status lac_item_from_value(struct lac_arena *arena, const struct lac_value *record, const char *source,
                                    struct lac_item *out, struct lac_error *err)
{
    *out = (struct lac_item){0};
    if (!record || record->kind != LAC_MAP)
        return lac_fail(err, LAC_E_INVALID, "an item must be a table with a stem, choices and an answer");
    const struct lac_value *en = lac_get(record, "en");
    enum lac_status status = read_wording(arena, "en", en && en->kind == LAC_MAP ? en : record, &out->en, err);
    if (status == LAC_OK)
        status = read_answer(record, out, err);
    if (status == LAC_OK)
        status = read_others(arena, record, out, err);
    if (status != LAC_OK)
        return status;
    out->source = lac_arena_strdup(arena, source);
    out->subject = kept(arena, record, "subject");
    out->reviewed = kept(arena, record, "reviewed");
    out->licence = kept(arena, record, "licence");
    out->key = item_key(out);
    out->id = plain_text(arena, lac_get(record, "id"));
    if (!out->id || lac_utf8_blank(out->id)) {
        char hex[LAC_ID_HEX];
        lac_id_hex(out->key, hex);
        out->id = lac_arena_strndup(arena, hex, 12);
    }
    return LAC_OK;
}

struct lac_value lac_wording_value(struct lac_arena *arena, const struct lac_wording *wording)
{
    struct lac_value map = lac_object(), choices = lac_list();
    for (size_t i = 0; i < wording->n; i++)
        lac_push(arena, &choices, lac_text(arena, wording->choices[i]));
    lac_set_text(arena, &map, "stem", wording->stem);
    lac_set(arena, &map, "choices", choices);
    return map;
}

const struct lac_wording *lac_item_wording(const struct lac_item *item, const char *language)
{
    if (strcmp(language, "en") == 0)
        return &item->en;
    for (size_t i = 0; i < item->n_others; i++)
        if (strcmp(item->others[i].language, language) == 0)
            return &item->others[i];
    return NULL;
}
