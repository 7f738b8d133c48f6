/* edition_join.c - the rows of two editions, put together. */
#include "core/base/alloc.h"
#include "core/run/edition.h"
#include "core/run/join.h"

#include <stdlib.h>
#include <string.h>

struct joining {
    struct lac_arena *arena;
    const struct lac_edition *english, *target;
    struct lac_place places[2];
    struct lac_part parts[2]; /* English first */
    struct lac_value by;
    const char *by_what; /* "idx"; "row number" */
    bool *told;          /* of each English row: it was said that it cannot be joined */
    struct lac_bitext *out;
    size_t joined;
};

static bool all_have(const struct lac_edition *e, const char *key)
{
    for (size_t i = 0; i < lac_count(&e->rows); i++)
        if (lac_at(&e->rows, i)->kind == LAC_MAP && !lac_get(lac_at(&e->rows, i), key))
            return false;
    return true;
}

/* What joins the rows: the source's word, or the first field that is there for it in both. */
static void choose_key(struct joining *j)
{
    static const char *const ids[] = {"id", "item", "idx"};
    const struct lac_value *own = j->target->source ? lac_get(lac_package_data(j->target->source), "joined_by") : NULL;
    struct lac_str names = {0};
    j->by = own ? *own : lac_list();
    for (size_t i = 0; !own && lac_count(&j->by) == 0 && i < sizeof ids / sizeof *ids; i++)
        if (all_have(j->english, ids[i]) && all_have(j->target, ids[i]))
            lac_push(j->arena, &j->by, lac_text(j->arena, ids[i]));
    for (size_t i = 0; i < lac_count(&j->by); i++)
        lac_str_addf(&names, "%s%s", i ? ", " : "", lac_as_text(lac_at(&j->by, i), ""));
    j->by_what = names.len ? lac_arena_strdup(j->arena, lac_str_get(&names)) : "row number";
    lac_str_free(&names);
}

/* The rows as they are joined: the fields of the key, the wording, and where it stands. */
static enum lac_status take_rows(struct joining *j, size_t part, const struct lac_edition *e, struct lac_error *err)
{
    j->places[part] = (struct lac_place){.language = e->language, .name = e->path, .file = e->path};
    j->parts[part] = (struct lac_part){.place = &j->places[part], .rows = lac_list()};
    for (size_t i = 0; i < lac_count(&e->rows); i++) {
        const struct lac_value *row = lac_at(&e->rows, i);
        struct lac_value out = lac_object(), wording = e->source ? lac_nil() : *row;
        if (e->source && row->kind == LAC_MAP &&
            lac_package_call(e->source, "wording", row, 1, j->arena, &wording, 1, err) != LAC_OK) {
            lac_error_prefix(err, "%s: row %zu", e->path, i);
            return err->status;
        }
        for (size_t k = 0; k < lac_count(&j->by); k++) {
            const char *key = lac_as_text(lac_at(&j->by, k), "");
            if (lac_get(row, key))
                lac_set(j->arena, &out, key, *lac_get(row, key));
        }
        lac_set_int(j->arena, &out, "row", (int64_t)i);
        lac_set(j->arena, &out, "wording", wording.kind == LAC_MAP ? wording : lac_object());
        lac_push(j->arena, &j->parts[part].rows, out);
    }
    return LAC_OK;
}

static void set_place(const struct lac_edition *e, size_t row, struct lac_pair_side *side)
{
    side->file = e->path;
    side->row = row;
    for (size_t i = e->n_files; i-- > 0;) {
        if (row >= e->files[i].first) {
            side->file = e->files[i].path;
            side->row = row - e->files[i].first;
            break;
        }
    }
}

static struct lac_pair pair_at(const struct joining *j, size_t english_row, size_t target_row)
{
    struct lac_pair p = {.row = target_row, .language = j->target->language};
    set_place(j->english, english_row, &p.english);
    set_place(j->target, target_row, &p.target);
    return p;
}

static void unjoined(void *user, const struct lac_part *part, size_t row, const char *why)
{
    struct joining *j = user;
    struct lac_pair p = pair_at(j, row, row);
    p.english_lacks = part == &j->parts[0];
    p.missing = j->by_what;
    p.unjoined = why;
    if (p.english_lacks)
        j->told[row] = true;
    lac_vec_push(&j->out->pairs, p);
}

/* What the file calls a part of the side. */
static void name_fields(const struct lac_edition *e, struct lac_pair_side *side)
{
    const struct lac_value *fields = e->source ? lac_get(lac_package_data(e->source), "fields") : NULL;
    side->stem_key = lac_get_text(fields, "stem", side->stem_key);
    side->choices_key = lac_get_text(fields, "choices", side->choices_key);
    side->answer_key = lac_get_text(fields, "answer", side->answer_key ? side->answer_key : "answer");
    side->ask_key = lac_get_text(fields, "ask", side->ask_key);
}

/* A row that holds no more than the answer of the other side, for a side that has none. */
static struct lac_value answer_of(struct lac_arena *arena, const struct lac_value *wording, bool text_too)
{
    struct lac_value row = lac_object();
    const struct lac_value *answer = lac_get(wording, "answer");
    answer = answer ? answer : lac_get(wording, "label");
    if (answer && (answer->kind == LAC_INT || text_too))
        lac_set(arena, &row, "answer", *answer);
    return row;
}

static const char *own_name(const struct lac_pair_side *side, const char *part)
{
    if (strcmp(part, "stem") == 0 || strcmp(part, "text") == 0)
        return side->stem_key;
    if (strcmp(part, "choices") == 0)
        return side->choices_key;
    if (strcmp(part, "answer") == 0)
        return side->answer_key;
    return strcmp(part, "ask") == 0 && side->ask_key ? side->ask_key : part;
}

static void take_pair(struct joining *j, const struct lac_value *en, const struct lac_value *other)
{
    const struct lac_value *e = lac_get(en, "wording"), *t = lac_get(other, "wording");
    struct lac_value of_target = answer_of(j->arena, t, false), of_english = answer_of(j->arena, e, true);
    struct lac_pair p = pair_at(j, (size_t)lac_get_int(en, "row", 0), (size_t)lac_get_int(other, "row", 0));
    p.english_lacks = !lac_pair_wording(j->arena, &p, &of_target, e, NULL, &p.english);
    if (!p.english_lacks)
        lac_pair_wording(j->arena, &p, &of_english, t, &p.english, &p.target);
    name_fields(j->english, &p.english);
    name_fields(j->target, &p.target);
    if (p.missing)
        p.missing = own_name(p.english_lacks ? &p.english : &p.target, p.missing);
    p.id = lac_get_text(e, "id", lac_get_text(e, "item", NULL));
    p.subject = lac_get_text(e, "subject", NULL);
    p.source = j->target->source ? lac_package_name(j->target->source) : NULL;
    if (lac_count(&j->by) == 0 && j->target->source) { /* joined by number, as the source says: are they in step? */
        p.english.subject = p.subject;
        p.target.subject = lac_get_text(t, "subject", NULL);
    }
    j->joined++;
    lac_vec_push(&j->out->pairs, p);
}

static const char *field(struct lac_arena *arena, const struct lac_pair *pair, const char *name)
{
    (void)arena;
    const char *part = strchr(name, '.') ? strchr(name, '.') + 1 : name;
    return own_name(strncmp(name, "target.", 7) == 0 ? &pair->target : &pair->english, part);
}

static bool fits(const struct lac_value *row)
{
    (void)row;
    return false; /* never of one row alone */
}

static const struct lac_layout layout = {"parallel", fits, NULL, field};

/* Target rows in their order, then the English ones that found none. */
static int by_row(const void *left, const void *right)
{
    const struct lac_pair *a = left, *b = right;
    bool a_last = a->unjoined && a->english_lacks, b_last = b->unjoined && b->english_lacks;
    if (a_last != b_last)
        return a_last - b_last;
    return a->row < b->row ? -1 : a->row > b->row;
}

static void put_together(struct joining *j)
{
    struct lac_value rows;
    lac_join(j->arena, j->parts, 2, &j->by, &rows, unjoined, j);
    for (size_t i = 0; i < lac_count(&rows); i++) {
        const struct lac_value *row = lac_at(&rows, i), *other = lac_get(row, j->target->language);
        if (other)
            take_pair(j, lac_get(row, "en"), other);
        else if (!j->told[i])
            unjoined(j, &j->parts[0], i,
                     lac_arena_printf(j->arena, "no row of %s has its %s", j->target->path, j->by_what));
    }
    if (j->out->pairs.n > 1) /* each row stands in it once */
        qsort(j->out->pairs.at, j->out->pairs.n, sizeof *j->out->pairs.at, by_row);
}

enum lac_status lac_editions_join(struct lac_arena *arena, const struct lac_edition *english,
                                  const struct lac_edition *target, struct lac_bitext *out, struct lac_error *err)
{
    struct joining j = {.arena = arena, .english = english, .target = target, .out = out};
    *out = (struct lac_bitext){.arena = arena,
                               .path = target->path,
                               .layout = &layout,
                               .rows = lac_count(&target->rows),
                               .english = english->path};
    choose_key(&j);
    j.told = lac_alloc_zero(lac_count(&english->rows) + 1, sizeof *j.told);
    enum lac_status status = take_rows(&j, 0, english, err);
    if (status == LAC_OK)
        status = take_rows(&j, 1, target, err);
    if (status == LAC_OK)
        put_together(&j);
    if (status == LAC_OK && j.joined == 0)
        status = lac_fail(err, LAC_E_CONFIG,
                          "%s: no row has the %s of a row of %s: these are not the same questions in two languages",
                          target->path, j.by_what, english->path);
    free(j.told);
    if (status != LAC_OK)
        lac_bitext_free(out);
    return status;
}
