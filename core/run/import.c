#include "core/run/import.h"
#include "core/base/file.h"
#include "core/base/map.h"
#include "core/base/utf8.h"
#include "core/check/choices.h"
#include "core/model/item.h"
#include "core/model/json.h"

#include <string.h>

struct importing {
    struct lac_audit *audit;
    struct lac_arena *arena; /* of the summary */
    struct lac_map *known;   /* ids of pairs that were taken */
    struct lac_str lines;
    int64_t pairs;
    struct lac_value left_out, rows; /* reason -> how many; the same as a list of {file, row, language, reason} */
    int64_t likely;                  /* pairs with an artefact score at or above its threshold */
    double threshold;
};

static void leave_out(struct importing *i, const struct lac_bitext *text, const struct lac_pair *p,
                      const struct lac_defect *why)
{
    struct lac_value row = lac_object();
    const char *reason = lac_arena_strdup(i->arena, why->reason);
    lac_set_text(i->arena, &row, "file", why->file ? why->file : text->path);
    lac_set_int(i->arena, &row, "row", (int64_t)(why->file ? why->row : p->row));
    lac_set_text(i->arena, &row, "language", p->language);
    lac_set_text(i->arena, &row, "reason", reason);
    lac_push(i->arena, &i->rows, row);
    lac_set_int(i->arena, &i->left_out, reason, lac_get_int(&i->left_out, reason, 0) + 1);
}

static struct lac_value list_of(struct lac_arena *arena, const struct lac_pair_side *side)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < side->n; i++)
        lac_push(arena, &list, lac_text(arena, side->choices[i]));
    return list;
}

static struct lac_value side_value(struct lac_arena *arena, const struct lac_pair_side *side)
{
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "stem", side->stem);
    lac_set(arena, &v, "choices", list_of(arena, side));
    lac_set_text(arena, &v, "text", side->text ? side->text : side->stem);
    return v;
}

/* The item, as a source would give it: what a run refuses is refused here, too. */
static bool read_item(struct lac_arena *arena, const struct lac_bitext *text, const struct lac_pair *p,
                      struct lac_item *out)
{
    const struct lac_pair_side *e = &p->english;
    struct lac_value record = lac_object();
    size_t answer = e->answer >= 0 ? (size_t)e->answer
                    : e->right     ? lac_choice_find(e->choices, e->n, 0, e->right)
                                   : e->n;
    if (answer >= e->n)
        return false;
    if (p->subject)
        lac_set_text(arena, &record, "subject", p->subject);
    if (p->licence)
        lac_set_text(arena, &record, "licence", p->licence);
    lac_set_int(arena, &record, "answer", (int64_t)answer);
    lac_set(arena, &record, "en", side_value(arena, e));
    lac_set(arena, &record, p->language, side_value(arena, &p->target));
    if (lac_item_from_value(arena, &record, p->source ? p->source : text->layout->name, out, NULL) != LAC_OK)
        return false;
    if (p->id && !lac_utf8_blank(p->id)) /* not in the record: there "id" may be Indonesian */
        out->id = lac_arena_strdup(arena, p->id);
    return true;
}

static struct lac_value item_value(struct lac_arena *arena, const struct lac_item *item)
{
    struct lac_value v = lac_object();
    char hex[LAC_ID_HEX];
    lac_id_hex(item->key, hex);
    lac_set_text(arena, &v, "id", item->id);
    lac_set_text(arena, &v, "source", item->source);
    lac_set_text(arena, &v, "key", hex);
    if (item->subject)
        lac_set_text(arena, &v, "subject", item->subject);
    if (item->licence)
        lac_set_text(arena, &v, "licence", item->licence);
    return v;
}

static struct lac_id id_of(const struct lac_item *item, const struct lac_pair *p)
{
    struct lac_hash *hash = lac_hash_new();
    lac_hash_u64(hash, item->key.hi);
    lac_hash_u64(hash, item->key.lo);
    lac_hash_text(hash, p->language);
    for (size_t i = 0; i < p->n_edits; i++) {
        lac_hash_text(hash, lac_side_name(p->edits[i].side));
        lac_hash_text(hash, p->edits[i].text);
    }
    struct lac_id id = lac_hash_end(hash);
    lac_hash_free(hash);
    return id;
}

static struct lac_value origin_value(struct lac_arena *arena, const struct lac_bitext *text, const struct lac_pair *p,
                                     const struct lac_defects *found)
{
    struct lac_value v = lac_object(), reasons = lac_list();
    const char *path = p->target.file ? p->target.file : text->path, *slash = strrchr(path, '/');
    for (size_t i = 0; i < found->n; i++)
        lac_push(arena, &reasons, lac_text(arena, found->at[i].reason));
    if (p->imported && p->imported->kind == LAC_MAP) { /* it comes from where it came from the first time */
        v = lac_copy(arena, p->imported);
        lac_set(arena, &v, "warnings", reasons);
        return v;
    }
    lac_set_text(arena, &v, "file", slash ? slash + 1 : path);
    lac_set_int(arena, &v, "row", (int64_t)(p->target.file ? p->target.row : p->row));
    lac_set_text(arena, &v, "layout", text->layout->name);
    lac_set(arena, &v, "warnings", reasons);
    if (p->english.ask)
        lac_set_text(arena, &v, "ask", p->english.ask);
    return v;
}

static void write_pair(struct importing *i, struct lac_arena *arena, const struct lac_bitext *text,
                       const struct lac_pair *p, const struct lac_item *item, const struct lac_defects *found,
                       const struct lac_value *artefact)
{
    struct lac_value v = lac_object(), edits = lac_list(), target = side_value(arena, &p->target);
    struct lac_id id = id_of(item, p);
    char hex[LAC_ID_HEX];
    lac_id_hex(id, hex);
    lac_set_text(arena, &target, "origin", "source");
    if (p->back)
        lac_set_text(arena, &target, "back", p->back);
    for (size_t k = 0; k < p->n_edits; k++)
        lac_push(arena, &edits, lac_edit_value(arena, &p->edits[k]));
    lac_set_int(arena, &v, "schema", 1);
    lac_set_text(arena, &v, "id", hex);
    lac_set_text(arena, &v, "stage", "imported");
    lac_set(arena, &v, "item", item_value(arena, item));
    lac_set_text(arena, &v, "language", p->language);
    lac_set_bool(arena, &v, "plain", p->n_edits == 0);
    lac_set(arena, &v, "english", side_value(arena, &p->english));
    lac_set(arena, &v, "target", target);
    lac_set_int(arena, &v, "answer", (int64_t)item->answer);
    lac_set(arena, &v, "edits", edits);
    if (p->says_names_wrong)
        lac_set_bool(arena, &v, "names_wrong", p->names_wrong);
    lac_set(arena, &v, "imported", origin_value(arena, text, p, found));
    lac_set(arena, &v, "artefact", *artefact);
    i->likely += lac_artefact_likely(artefact);
    i->threshold = lac_get_num(artefact, "threshold", 0);
    lac_json_write(&i->lines, &v);
    lac_str_addc(&i->lines, '\n');
    lac_map_put(i->known, id, i);
    i->pairs++;
}

static enum lac_status take(struct importing *i, struct lac_arena *arena, const struct lac_bitext *text,
                            const struct lac_pair *p, const struct lac_defects *found, struct lac_error *err)
{
    static const struct lac_defect no_question = {.reason = "no_question"}, repeated = {.reason = "repeated"};
    struct lac_item item;
    struct lac_value artefact;
    enum lac_status status = LAC_OK;
    const struct lac_defect *why = NULL;
    for (size_t k = 0; k < found->n && !why; k++)
        why = found->at[k].fatal ? &found->at[k] : NULL;
    if (!why && !read_item(arena, text, p, &item))
        why = &no_question;
    if (!why && lac_map_get(i->known, id_of(&item, p)))
        why = &repeated;
    if (!why)
        status = lac_audit_artefact(i->audit, arena, p, found, &artefact, err);
    if (why)
        leave_out(i, text, p, why);
    else if (status == LAC_OK)
        write_pair(i, arena, text, p, &item, found, &artefact);
    return status;
}

static enum lac_status take_text(void *user, const struct lac_bitext *text, struct lac_error *err)
{
    struct importing *i = user;
    enum lac_status status = LAC_OK;
    for (size_t first = 0, n; first < text->pairs.n && status == LAC_OK; first += n) {
        struct lac_arena *scratch = lac_arena_new();
        struct lac_defects found[LAC_AUDIT_HANDFUL];
        n = text->pairs.n - first < LAC_AUDIT_HANDFUL ? text->pairs.n - first : LAC_AUDIT_HANDFUL;
        status = lac_audit_pairs(i->audit, scratch, text, first, &n, found, err);
        for (size_t k = 0; k < n && status == LAC_OK; k++)
            status = take(i, scratch, text, &text->pairs.at[first + k], &found[k], err);
        lac_arena_free(scratch);
    }
    return status;
}

static struct lac_value split_value(const struct importing *i)
{
    struct lac_value split = lac_object();
    lac_set_num(i->arena, &split, "threshold", i->threshold);
    lac_set_int(i->arena, &split, "above", i->likely);
    lac_set_int(i->arena, &split, "below", i->pairs - i->likely);
    return split;
}

enum lac_status lac_import_files(struct lac_project *project, const struct lac_data_options *options, const char *path,
                                 struct lac_arena *arena, struct lac_value *summary, struct lac_error *err)
{
    struct importing i = {.arena = arena, .known = lac_map_new(), .left_out = lac_object(), .rows = lac_list()};
    enum lac_status status = lac_audit_new(project, &i.audit, err);
    if (status == LAC_OK)
        status = lac_audit_each(project, i.audit, options, take_text, &i, err);
    if (status == LAC_OK && i.pairs == 0)
        status = lac_fail(err, LAC_E_CONFIG, "no pair in %s is sound: 'lacuna audit' says what is wrong",
                          options->n_files == 1 ? options->files[0] : "these files");
    if (status == LAC_OK)
        status = lac_file_write(path, lac_str_get(&i.lines), i.lines.len, err);
    if (status == LAC_OK) {
        *summary = lac_object();
        lac_set_text(arena, summary, "path", path);
        lac_set_int(arena, summary, "pairs", i.pairs);
        lac_set(arena, summary, "left_out", i.left_out);
        lac_set(arena, summary, "rows", i.rows);
        lac_set(arena, summary, "artefact", split_value(&i));
    }
    lac_str_free(&i.lines);
    lac_map_free(i.known);
    lac_audit_free(i.audit);
    return status;
}
