/* audit_each.c - the files that a command names: bilingual ones as they come, and those that hold one language put
 * together with the English one of their set. */
#include "core/base/file.h"
#include "core/run/audit.h"
#include "core/run/edition.h"
#include "core/run/place.h"

#include <stdlib.h>
#include <string.h>

struct further { /* a further file of an edition that publishers cut */
    size_t edition;
    const char *path;
};

struct each {
    struct lac_project *project;
    struct lac_audit *audit;
    const struct lac_data_options *options;
    struct lac_arena *arena;              /* of the editions' names */
    LAC_VEC(struct lac_edition) editions; /* without their rows */
    LAC_VEC(struct further) further;
    lac_audit_take *take;
    void *user;
};

/* CODE=FILE says which language a file is in. */
static const char *past_language(const char *word, struct lac_arena *arena, const char **language)
{
    size_t len = strcspn(word, "=/");
    *language = NULL;
    if (word[len] != '=' || len == 0 || lac_file_exists(word))
        return word;
    *language = lac_arena_strndup(arena, word, len);
    return word + len + 1;
}

static enum lac_status read_one(struct each *e, struct lac_arena *arena, const char *path, const char *language,
                                struct lac_bitext *out, struct lac_error *err)
{
    struct lac_data_options options = *e->options;
    if (language)
        options.language = language;
    return lac_audit_read(e->audit, arena, path, &options, out, err);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Two files of one set whose names differ in their number alone. */
static bool belong_together(const struct lac_edition *a, const struct lac_edition *b)
{
    struct lac_shard x, y;
    return lac_shard_of(a->path, &x) && lac_shard_of(b->path, &y) && a->source == b->source &&
           same_text(a->language, b->language) && x.at == y.at && x.all == y.all &&
           strncmp(a->path, b->path, x.at) == 0 && strcmp(a->path + x.at + x.len, b->path + y.at + y.len) == 0;
}

static bool is_named(const struct each *e, const struct lac_edition *one)
{
    for (size_t i = 0; i < e->editions.n; i++)
        if (strcmp(e->editions.at[i].path, one->path) == 0 && same_text(e->editions.at[i].language, one->language))
            return true;
    for (size_t i = 0; i < e->further.n; i++)
        if (strcmp(e->further.at[i].path, one->path) == 0)
            return true;
    return false;
}

/* A file that is named twice counts once. */
static void add_edition(struct each *e, const struct lac_edition *one)
{
    if (is_named(e, one))
        return;
    for (size_t i = 0; i < e->editions.n; i++) {
        if (belong_together(&e->editions.at[i], one)) {
            struct further more = {i, one->path};
            lac_vec_push(&e->further, more);
            return;
        }
    }
    lac_vec_push(&e->editions, *one);
}

static enum lac_status note_edition(struct each *e, struct lac_arena *arena, const struct lac_bitext *text,
                                    const char *language, struct lac_error *err)
{
    struct lac_edition one;
    enum lac_status status = lac_edition_of(e->project, arena, text, language, &one, err);
    if (status != LAC_OK)
        return status;
    one.rows = lac_nil();
    one.language = one.language ? lac_arena_strdup(e->arena, one.language) : NULL;
    one.shape = lac_arena_strdup(e->arena, one.shape);
    add_edition(e, &one);
    return LAC_OK;
}

static enum lac_status look_at_word(struct each *e, const char *word, struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_bitext text;
    const char *language, *path = past_language(word, e->arena, &language);
    enum lac_status status = read_one(e, arena, path, language, &text, err);
    if (status == LAC_OK) {
        status = text.is_edition ? note_edition(e, arena, &text, language, err) : e->take(e->user, &text, err);
        lac_bitext_free(&text);
    }
    lac_arena_free(arena);
    return status;
}

static bool is_english(const struct lac_edition *one)
{
    return one->language && strcmp(one->language, "en") == 0;
}

/* Who names no language is the one that --lang says, or English where nobody else is. */
static enum lac_status name_the_rest(struct each *e, struct lac_error *err)
{
    const struct lac_edition *unnamed = NULL;
    size_t english = 0;
    for (size_t i = 0; i < e->editions.n; i++)
        english += is_english(&e->editions.at[i]);
    for (size_t i = 0; i < e->editions.n; i++) {
        struct lac_edition *one = &e->editions.at[i];
        if (one->language)
            continue;
        if (unnamed || (english > 0 && !e->options->language))
            return lac_fail(err, LAC_E_CONFIG,
                            "%s: neither its name nor its rows say which language it is in: write CODE=FILE, as in "
                            "et=%s",
                            one->path, one->path);
        unnamed = one;
        one->language = english > 0 ? e->options->language : "en";
    }
    return LAC_OK;
}

/* The English edition of the same set: of the same layout and shape of path, of the same layout, or the only one. */
static enum lac_status english_of(const struct each *e, const struct lac_edition *target,
                                  const struct lac_edition **out, struct lac_error *err)
{
    size_t best = 0, n = 0;
    for (size_t i = 0; i < e->editions.n; i++) {
        const struct lac_edition *one = &e->editions.at[i];
        if (!is_english(one))
            continue;
        size_t near = 1 + (one->source == target->source) + 2 * (strcmp(one->shape, target->shape) == 0);
        n = near > best ? 1 : n + (near == best);
        if (near > best)
            *out = one;
        best = near > best ? near : best;
    }
    if (n == 1)
        return LAC_OK;
    if (n == 0)
        return lac_fail(err, LAC_E_CONFIG,
                        "%s: holds one language alone (%s): name the English file of the set beside it%s", target->path,
                        target->language, e->editions.n > 1 ? ", or say which it is: en=FILE" : "");
    return lac_fail(err, LAC_E_CONFIG, "%s: %zu English files may be those of its set: give one set at a time",
                    target->path, n);
}

static int by_path(const void *left, const void *right)
{
    const struct lac_edition_file *a = left, *b = right;
    return strcmp(a->path, b->path);
}

/* The files of an edition in order of their names, none of them read. */
static struct lac_edition_file *files_of(const struct each *e, struct lac_arena *arena, const struct lac_edition *of,
                                         size_t *n)
{
    struct lac_edition_file *files = lac_arena_alloc(arena, (e->further.n + 1) * sizeof *files);
    files[0].path = of->path;
    *n = 1;
    for (size_t i = 0; i < e->further.n; i++)
        if (&e->editions.at[e->further.at[i].edition] == of)
            files[(*n)++].path = e->further.at[i].path;
    qsort(files, *n, sizeof *files, by_path);
    return files;
}

/* An edition with its rows, of all of its files. */
static enum lac_status read_edition(struct each *e, struct lac_arena *arena, const struct lac_edition *of,
                                    struct lac_edition *out, struct lac_error *err)
{
    size_t n;
    struct lac_edition_file *files = files_of(e, arena, of, &n);
    struct lac_value rows = lac_list();
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < n && status == LAC_OK; i++) {
        struct lac_bitext text;
        status = read_one(e, arena, files[i].path, of->language, &text, err);
        if (status == LAC_OK)
            status = lac_edition_of(e->project, arena, &text, of->language, out, err);
        files[i].first = lac_count(&rows);
        for (size_t r = 0; status == LAC_OK && n > 1 && r < lac_count(&out->rows); r++)
            lac_push(arena, &rows, *lac_at(&out->rows, r));
    }
    if (n > 1) {
        out->path = files[0].path;
        out->files = files;
        out->n_files = n;
        out->rows = rows;
    }
    return status;
}

static size_t parts_of(const struct lac_edition *of)
{
    return of->n_files ? of->n_files : 1;
}

static const char *part_of(const struct lac_edition *of, size_t i)
{
    return of->n_files ? of->files[i].path : of->path;
}

/* It has a file of the number that this one has, or none with a number. */
static bool has_part(const struct lac_edition *of, const char *path)
{
    struct lac_shard mine, theirs;
    bool numbered = lac_shard_of(path, &mine), has = false;
    for (size_t i = 0; i < parts_of(of) && numbered && !has; i++) {
        const char *other = part_of(of, i);
        numbered = lac_shard_of(other, &theirs);
        has = numbered && strtoul(path + mine.at, NULL, 10) == strtoul(other + theirs.at, NULL, 10);
    }
    return has || !numbered;
}

/* As many as a name says there are, or none says. */
static bool is_whole(const struct lac_edition *of)
{
    struct lac_shard shard;
    return !lac_shard_of(part_of(of, 0), &shard) || shard.all == 0 || shard.all == parts_of(of);
}

/* Of sets that are cut by number, and not whole, both sides must have the same parts. */
static enum lac_status check_parts(const struct lac_edition *a, const struct lac_edition *b, struct lac_error *err)
{
    if (is_whole(a) && is_whole(b))
        return LAC_OK;
    const struct lac_edition *both[2] = {a, b};
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < parts_of(both[k]); i++)
            if (!has_part(both[1 - k], part_of(both[k], i)))
                return lac_fail(err, LAC_E_CONFIG, "%s: beside %s there is no file of this number: name all of both",
                                part_of(both[k], i), part_of(both[1 - k], 0));
    return LAC_OK;
}

static enum lac_status join_with(struct each *e, const struct lac_edition *target, struct lac_error *err)
{
    const struct lac_edition *both[2] = {NULL, target};
    struct lac_arena *arena = lac_arena_new();
    struct lac_edition with_rows[2];
    struct lac_bitext text;
    enum lac_status status = english_of(e, target, &both[0], err);
    for (int i = 0; i < 2 && status == LAC_OK; i++)
        status = read_edition(e, arena, both[i], &with_rows[i], err);
    if (status == LAC_OK)
        status = check_parts(&with_rows[0], &with_rows[1], err);
    if (status == LAC_OK)
        status = lac_editions_join(arena, &with_rows[0], &with_rows[1], &text, err);
    if (status == LAC_OK) {
        status = e->take(e->user, &text, err);
        lac_bitext_free(&text);
    }
    lac_arena_free(arena);
    return status;
}

static enum lac_status join_all(struct each *e, struct lac_error *err)
{
    size_t targets = 0;
    enum lac_status status = name_the_rest(e, err);
    for (size_t i = 0; i < e->editions.n && status == LAC_OK; i++) {
        if (is_english(&e->editions.at[i]))
            continue;
        targets++;
        status = join_with(e, &e->editions.at[i], err);
    }
    if (status == LAC_OK && e->editions.n > 0 && targets == 0)
        return lac_fail(err, LAC_E_CONFIG,
                        "%s: holds one language alone, taken for English: name a file of another language beside it",
                        e->editions.at[0].path);
    return status;
}

enum lac_status lac_audit_each(struct lac_project *project, struct lac_audit *audit,
                               const struct lac_data_options *options, lac_audit_take *take, void *user,
                               struct lac_error *err)
{
    struct each e = {project, audit, options, lac_arena_new(), {0}, {0}, take, user};
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < options->n_files && status == LAC_OK; i++)
        status = look_at_word(&e, options->files[i], err);
    if (status == LAC_OK)
        status = join_all(&e, err);
    lac_vec_free(&e.editions);
    lac_vec_free(&e.further);
    lac_arena_free(e.arena);
    return status;
}
