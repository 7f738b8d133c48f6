#include "core/run/source.h"
#include "core/base/alloc.h"
#include "core/base/log.h"
#include "core/base/map.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/run/draw.h"
#include "core/run/join.h"

#include <stdlib.h>
#include <string.h>

enum {
    SLICE_ROWS = 256, /* rows handed to a script at once: what a cell holds stays small */
    SHOWN_ERRORS = 5,
};

struct origin { /* of an item */
    const struct lac_part *part;
    size_t row;
    bool contradicted; /* another row asks the same and has another answer: neither can be asked */
};

struct loading {
    const struct lac_package *package;
    struct lac_value options;
    const char *name;
    uint64_t seed;
    bool shuffle;
    struct lac_arena *arena;
    struct lac_map *known; /* what is asked, and ids: their item, by its place plus one */
    LAC_VEC(struct lac_item) items;
    LAC_VEC(struct origin) origins; /* one for each of them */
    struct lac_source_report *report;
};

static void broken(void *user, const struct lac_part *part, size_t row, const char *why)
{
    struct loading *l = user;
    struct lac_source_report *report = l->report;
    report->broken++;
    if (report->broken <= SHOWN_ERRORS)
        lac_str_addf(&report->first, "%s%s: %s", report->first.len ? "\n" : "", lac_part_where(part, row, l->arena),
                     why);
    if (report->broken > LAC_SOURCE_LISTED)
        return;
    struct lac_value one = lac_object();
    struct lac_origin origin = lac_part_origin(part, row);
    lac_set_text(l->arena, &one, "file", origin.file);
    lac_set_int(l->arena, &one, "row", (int64_t)origin.row);
    if (origin.line)
        lac_set_int(l->arena, &one, "line", (int64_t)origin.line);
    lac_set_text(l->arena, &one, "why", why);
    lac_push(l->arena, &report->list, one);
}

/* Records name items by their ids: two of one id would be one in every count. */
static struct lac_id id_key(const struct lac_item *item)
{
    return lac_id_of((const char *const[]){"id", item->id}, 2);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The key of what is asked, however it is written and in whatever order the choices stand. */
static struct lac_id question_key(const struct lac_item *item)
{
    char *texts[LAC_CHOICES_MAX + 1];
    for (size_t i = 0; i <= item->en.n; i++) {
        struct lac_str folded = {0};
        const char *text = i < item->en.n ? item->en.choices[i] : item->en.stem;
        lac_utf8_fold(&folded, text, strlen(text));
        texts[i] = lac_str_take(&folded);
    }
    qsort(texts, item->en.n, sizeof *texts, by_text);
    struct lac_id key = lac_id_of((const char *const *)texts, item->en.n + 1);
    for (size_t i = 0; i <= item->en.n; i++)
        free(texts[i]);
    return key;
}

static const struct lac_item *known_item(const struct loading *l, struct lac_id key)
{
    uintptr_t place = (uintptr_t)lac_map_get(l->known, key);
    return place ? &l->items.at[place - 1] : NULL;
}

static const char *right_choice(const struct lac_item *item)
{
    return item->en.choices[item->answer];
}

static void reorder(struct lac_arena *arena, struct lac_wording *w, const size_t *order)
{
    const char **choices = lac_arena_alloc(arena, w->n * sizeof *choices);
    for (size_t i = 0; i < w->n; i++)
        choices[i] = w->choices[order[i]];
    w->choices = choices;
}

/* Publishers that list the right choice first or last would tell a model where to look. */
static void shuffle(struct loading *l, struct lac_item *item)
{
    struct lac_rng rng;
    size_t order[LAC_CHOICES_MAX];
    lac_rng_seed(&rng, item->key.hi ^ l->seed, item->key.lo);
    lac_choice_order(&rng, item, order);
    for (size_t i = 0; i < item->en.n; i++) {
        if (order[i] == item->answer) {
            item->answer = i;
            break;
        }
    }
    reorder(l->arena, &item->en, order);
    for (size_t i = 0; i < item->n_others; i++)
        reorder(l->arena, &item->others[i], order);
}

static void contradict(struct loading *l, const struct lac_item *first, const struct lac_part *part, size_t row,
                       const struct lac_item *item)
{
    static const char why[] = "%s asks the same and has another answer ('%s', here '%s')";
    struct origin *origin = &l->origins.at[first - l->items.at];
    const char *here = right_choice(item), *there = right_choice(first);
    if (!origin->contradicted)
        broken(l, origin->part, origin->row,
               lac_arena_printf(l->arena, why, lac_part_where(part, row, l->arena), here, there));
    origin->contradicted = true;
    broken(l, part, row,
           lac_arena_printf(l->arena, why, lac_part_where(origin->part, origin->row, l->arena), there, here));
}

static void drop_contradicted(struct loading *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->items.n; i++)
        if (!l->origins.at[i].contradicted)
            l->items.at[kept++] = l->items.at[i];
    l->items.n = kept;
}

static void take(struct loading *l, const struct lac_part *part, size_t row, const struct lac_value *record)
{
    struct lac_item item;
    struct lac_error err;
    if (record->kind == LAC_STR) { /* the script says why it left a row out */
        broken(l, part, row, record->as.str.at);
        return;
    }
    if (record->kind == LAC_LIST) { /* a table without any field is an empty list */
        broken(l, part, row, "has none of the fields that this source reads");
        return;
    }
    if (record->kind != LAC_MAP) {
        l->report->left_out++;
        return;
    }
    if (lac_item_from_value(l->arena, record, l->name, &item, &err) != LAC_OK) {
        broken(l, part, row, err.message);
        return;
    }
    struct lac_id key = question_key(&item);
    const struct lac_item *same = known_item(l, key);
    if (same && lac_utf8_fold_equal(right_choice(same), right_choice(&item))) {
        l->report->repeated++;
    } else if (same) {
        contradict(l, same, part, row, &item);
    } else if (known_item(l, id_key(&item))) {
        broken(l, part, row, lac_arena_printf(l->arena, "another item has the id '%s' already", item.id));
    } else {
        lac_vec_push(&l->items, item);
        lac_vec_push(&l->origins, ((struct origin){part, row, false}));
        lac_map_put(l->known, key, (void *)(uintptr_t)l->items.n);
        lac_map_put(l->known, id_key(&item), (void *)(uintptr_t)l->items.n);
    }
}

/* A row that the script is not shown: one that could not be read, or that a join left out. */
static void take_other(struct loading *l, const struct lac_part *part, size_t i)
{
    const struct lac_value *row = lac_at(&part->rows, i);
    if (row->kind == LAC_BOOL && !row->as.boolean)
        l->report->left_out++;
    else
        broken(l, part, i, row->kind == LAC_STR ? row->as.str.at : "is no object");
}

/* What the script made of the rows that are objects, and what is said of the others, in the order of the rows. */
static void take_slice(struct loading *l, const struct lac_part *part, size_t from, size_t count,
                       const struct lac_value *made)
{
    size_t shown = 0;
    for (size_t i = from; i < from + count; i++) {
        if (lac_at(&part->rows, i)->kind != LAC_MAP)
            take_other(l, part, i);
        else if (shown < lac_count(made))
            take(l, part, i, lac_at(made, shown++));
        else
            broken(l, part, i, "items() returns nothing for it");
    }
}

static enum lac_status slice(struct loading *l, const struct lac_part *part, size_t from, size_t count,
                             struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value some = lac_list(), numbers = lac_list(), about = lac_object(), made;
    for (size_t i = from; i < from + count; i++) {
        if (lac_at(&part->rows, i)->kind == LAC_MAP) {
            lac_push(arena, &some, *lac_at(&part->rows, i));
            lac_push(arena, &numbers, lac_int((int64_t)i + 1));
        }
    }
    lac_set_text(arena, &about, "file", part->place->file);
    lac_set(arena, &about, "rows", numbers);
    lac_set_int(arena, &about, "seed", (int64_t)l->seed);
    struct lac_value args[] = {some, l->options, about};
    enum lac_status status = lac_package_call(l->package, "items", args, 3, arena, &made, 1, err);
    if (status == LAC_OK && (made.kind != LAC_LIST || lac_count(&made) > lac_count(&some)))
        status =
            lac_fail(err, LAC_E_SCRIPT, "%s: items() must return a list with an item, a text or false for each row",
                     lac_package_path(l->package));
    if (status == LAC_OK)
        take_slice(l, part, from, count, &made);
    lac_arena_free(arena);
    return status;
}

static enum lac_status take_part(struct loading *l, const struct lac_part *part, struct lac_error *err)
{
    enum lac_status status = LAC_OK;
    size_t rows = lac_count(&part->rows);
    l->report->rows += rows;
    for (size_t at = 0; status == LAC_OK && at < rows; at += SLICE_ROWS)
        status = slice(l, part, at, rows - at < SLICE_ROWS ? rows - at : SLICE_ROWS, err);
    return status;
}

static enum lac_status take_all(struct loading *l, struct lac_project *project, const struct lac_places *places,
                                struct lac_error *err)
{
    const struct lac_value *joined_by = lac_get(lac_package_data(l->package), "joined_by");
    struct lac_part *parts = lac_arena_alloc(l->arena, (places->n + 1) * sizeof *parts);
    enum lac_status status = LAC_OK;
    size_t n = 0, read = 0;
    for (size_t i = 0; i < places->n && status == LAC_OK; i++) {
        bool absent;
        parts[n].place = &places->at[i];
        status = lac_place_read(project, l->package, &parts[n], l->arena, &absent, err);
        read = n + 1;
        if (status == LAC_OK && absent)
            lac_log(LAC_LOG_WARN, "source '%s': no %s: %s is not there", l->name, places->at[i].language,
                    places->at[i].name);
        n += !absent;
    }
    if (status == LAC_OK && joined_by) {
        struct lac_value joined;
        size_t lacking = lac_join(l->arena, parts, n, joined_by, &joined, broken, l);
        if (lacking)
            lac_log(LAC_LOG_WARN,
                    "source '%s': %zu of %zu questions are not in all of the %zu languages and are left out", l->name,
                    lacking, lac_count(&joined), n);
        parts[0].rows = joined;
        n = 1;
    }
    for (size_t i = 0; i < n && status == LAC_OK; i++)
        status = take_part(l, &parts[i], err);
    for (size_t i = 0; i < read; i++)
        lac_part_free(&parts[i]);
    return status;
}

/* What C itself reads of a source's settings; the rest are the package's options. */
static const char *const OURS[] = {"name", "file", "files", "hf", "sample", "shuffle"};
enum { N_OURS = sizeof OURS / sizeof *OURS };

static bool ours(const char *key)
{
    for (size_t i = 0; i < N_OURS; i++)
        if (strcmp(key, OURS[i]) == 0)
            return true;
    return false;
}

/* A slip in one of ours would be called an unknown option of the package. */
static enum lac_status check_slip(const struct loading *l, const char *key, struct lac_error *err)
{
    const struct lac_value *options = lac_get(lac_package_data(l->package), "options");
    const char *near = lac_get(options, key) ? NULL : lac_nearest(key, OURS, N_OURS);
    return near ? lac_fail(err, LAC_E_CONFIG, "source: there is no '%s' (did you mean '%s'?)", key, near) : LAC_OK;
}

static enum lac_status open_package(struct lac_project *project, const struct lac_value *named, struct loading *l,
                                    struct lac_error *err)
{
    l->name = lac_get_text(named, "name", "");
    enum lac_status status = lac_package_load(project->packages, LAC_PKG_SOURCE, l->name, &l->package, err);
    if (status != LAC_OK)
        return status == LAC_E_NOTFOUND ? (err->status = LAC_E_CONFIG) : status;
    struct lac_value settings = lac_object();
    for (size_t i = 0; i < named->as.map.n; i++) {
        const struct lac_field *f = &named->as.map.at[i];
        if (ours(f->key))
            continue;
        status = check_slip(l, f->key, err);
        if (status != LAC_OK)
            return status;
        lac_set(l->arena, &settings, f->key, f->value);
    }
    const struct lac_value *said = lac_get(named, "shuffle");
    if (said && said->kind != LAC_BOOL)
        return lac_fail(err, LAC_E_CONFIG, "source.shuffle must be true or false");
    l->shuffle = lac_get_bool(named, "shuffle", lac_get_bool(lac_package_data(l->package), "shuffle", false));
    return lac_package_options(l->package, &settings, "source", l->arena, &l->options, err);
}

static enum lac_status nothing_usable(const struct loading *l, const struct lac_places *places, struct lac_error *err)
{
    const char *first = lac_str_get(&l->report->first);
    return lac_fail(err, LAC_E_CONFIG, "source '%s': no usable item in %s%s (%zu rows, %zu broken)%s%.*s", l->name,
                    places->at[0].name, places->n > 1 ? ", ..." : "", l->report->rows, l->report->broken,
                    l->report->broken ? "; first: " : "", (int)strcspn(first, "\n"), first);
}

enum lac_status lac_source_load(struct lac_project *project, const struct lac_source_ask *ask, struct lac_arena *arena,
                                struct lac_item **items, size_t *n, struct lac_source_report *report,
                                struct lac_error *err)
{
    struct loading l = {.arena = arena, .report = report, .known = lac_map_new(), .seed = ask->seed};
    struct lac_places places = {0};
    *report = (struct lac_source_report){.list = lac_list()};
    *n = 0;
    enum lac_status status = open_package(project, ask->named, &l, err);
    if (status == LAC_OK)
        status = lac_places_find(project, l.package, ask->named, ask->languages, ask->n_languages, arena, &places, err);
    if (status == LAC_OK)
        status = take_all(&l, project, &places, err);
    drop_contradicted(&l);
    if (status == LAC_OK && l.items.n == 0)
        status = nothing_usable(&l, &places, err);
    if (status == LAC_OK) {
        for (size_t i = 0; i < l.items.n && l.shuffle; i++)
            shuffle(&l, &l.items.at[i]);
        *items = lac_arena_alloc(arena, l.items.n * sizeof **items);
        memcpy(*items, l.items.at, l.items.n * sizeof **items);
        *n = l.items.n;
    }
    lac_vec_free(&places);
    lac_vec_free(&l.items);
    lac_vec_free(&l.origins);
    lac_map_free(l.known);
    return status;
}

void lac_source_report_free(struct lac_source_report *report)
{
    lac_str_free(&report->first);
}
