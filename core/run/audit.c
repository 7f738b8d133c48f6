#include "core/run/audit.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/model/item.h"
#include "core/run/cast.h"
#include "core/run/language.h"

#include <stdlib.h>
#include <string.h>

enum { CHECKS_MAX = 64 };

struct known_language {
    struct lac_pair_language is;
    struct lac_culture culture;
};

struct lac_audit {
    struct lac_project *project;
    struct lac_plugin checks[CHECKS_MAX];
    unsigned reads[CHECKS_MAX]; /* of each check: lac_reads_of */
    size_t n_checks;
    struct lac_plugin artefact;
    LAC_VEC(struct known_language) languages; /* that pairs were in */
    bool opened;                              /* the cells of all checks and of the artefact score */
};

/* All checks that are there for data, too, and ask nobody. */
static enum lac_status load_checks(struct lac_audit *a, struct lac_error *err)
{
    struct lac_listed *listed;
    size_t n;
    const struct lac_value none = lac_object();
    enum lac_status status =
        lac_packages_list(a->project->packages, LAC_PKG_CHECK, a->project->arena, &listed, &n, err);
    for (size_t i = 0; i < n && status == LAC_OK; i++) {
        const struct lac_package *package;
        if (listed[i].shadowed)
            continue;
        status = lac_package_load(a->project->packages, LAC_PKG_CHECK, listed[i].name, &package, err);
        const struct lac_value *audit = status == LAC_OK ? lac_get(lac_package_data(package), "audit") : NULL;
        const struct lac_value *set = audit && audit->kind == LAC_MAP ? audit : &none;
        if (status != LAC_OK || (set == &none && !lac_get_bool(lac_package_data(package), "audit", false)))
            continue;
        if (lac_count(lac_get(lac_package_data(package), "needs")) > 0)
            return lac_fail(err, LAC_E_CONFIG, "%s: a check with audit = true must not need a model",
                            lac_package_path(package));
        if (a->n_checks == CHECKS_MAX)
            return lac_fail(err, LAC_E_LIMIT, "more than %d checks have audit = true", CHECKS_MAX);
        a->reads[a->n_checks] = lac_reads_of(lac_get(lac_package_data(package), "reads"));
        struct lac_plugin *check = &a->checks[a->n_checks++];
        check->package = package;
        status = lac_package_options(package, set, "check", a->project->arena, &check->options, err);
    }
    return status;
}

static enum lac_status load_artefact(struct lac_audit *a, struct lac_error *err)
{
    struct lac_value none = lac_object();
    enum lac_status status =
        lac_package_load(a->project->packages, LAC_PKG_SCORING, "artefact", &a->artefact.package, err);
    if (status == LAC_OK)
        status =
            lac_package_options(a->artefact.package, &none, "artefact", a->project->arena, &a->artefact.options, err);
    return status;
}

enum lac_status lac_audit_new(struct lac_project *project, struct lac_audit **out, struct lac_error *err)
{
    struct lac_audit *a = lac_alloc_zero(1, sizeof *a);
    a->project = project;
    lac_packages_tongues(project->packages); /* learnt once, for all threads */
    enum lac_status status = load_checks(a, err);
    if (status == LAC_OK)
        status = load_artefact(a, err);
    if (status != LAC_OK) {
        lac_audit_free(a);
        a = NULL;
    }
    *out = a;
    return status;
}

void lac_audit_free(struct lac_audit *audit)
{
    if (!audit)
        return;
    for (size_t i = 0; i < audit->languages.n; i++)
        lac_culture_free(&audit->languages.at[i].culture);
    lac_vec_free(&audit->languages);
    free(audit);
}

struct lac_value lac_audit_reasons(const struct lac_audit *audit, struct lac_arena *arena)
{
    static const char *const own[] = {"fatal",
                                      "warning",
                                      "missing_field",
                                      "row_not_joined",
                                      "too_large",
                                      "results_total_differs",
                                      "results_impossible"};
    struct lac_value list = lac_list();
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        lac_push(arena, &list, lac_text(arena, own[i]));
    for (size_t i = 0; i < audit->n_checks; i++) {
        const struct lac_package *package = audit->checks[i].package;
        const struct lac_value *reasons = lac_get(lac_package_data(package), "reasons");
        for (size_t k = 0; k < lac_count(reasons); k++)
            lac_push(arena, &list, *lac_at(reasons, k));
        if (lac_count(reasons) == 0) /* false, or a text: the reason is its name */
            lac_push(arena, &list, lac_text(arena, lac_package_name(package)));
    }
    return list;
}

/* What a language's package says; of one without a package only its code is known. */
static enum lac_status language_of(struct lac_audit *a, const char *code, struct known_language *out,
                                   struct lac_error *err)
{
    for (size_t i = 0; i < a->languages.n; i++)
        if (strcmp(a->languages.at[i].is.code, code) == 0) {
            *out = a->languages.at[i];
            return LAC_OK;
        }
    struct lac_arena *arena = a->project->arena;
    struct known_language l = {.is.code = lac_arena_strdup(arena, code)};
    const struct lac_package *package;
    struct lac_error why;
    enum lac_status status = lac_package_load(a->project->packages, LAC_PKG_LANGUAGE, l.is.code, &package, &why);
    if (status == LAC_OK) {
        const struct lac_value *data = lac_package_data(package);
        l.is.name = lac_get_text(data, "name", NULL);
        l.is.script = lac_get_text(data, "script", NULL);
        l.is.join = lac_get_text(data, "join", NULL);
        l.is.particles = lac_language_particles(data);
        l.culture = lac_culture_new(arena, data);
    } else if (status != LAC_E_NOTFOUND) {
        return lac_fail(err, LAC_E_CONFIG, "%s", why.message);
    }
    lac_vec_push(&a->languages, l);
    *out = l;
    return LAC_OK;
}

static enum lac_status both_languages(struct lac_audit *a, const struct lac_pair *pair, struct known_language *english,
                                      struct known_language *target, struct lac_error *err)
{
    enum lac_status status = language_of(a, "en", english, err);
    return status == LAC_OK ? language_of(a, pair->language, target, err) : status;
}

/* en, sw, zh-Hant: what may be a code even where no package knows it. */
static bool looks_like_code(const char *word)
{
    size_t len = strspn(word, "abcdefghijklmnopqrstuvwxyz");
    return (len == 2 || len == 3) && (word[len] == '\0' || word[len] == '-');
}

/* The columns of a CSV file may be named by languages: "Spanish". */
static enum lac_status name_columns(struct lac_audit *a, struct lac_bitext *text, struct lac_error *err)
{
    const char *column = NULL, *code = NULL;
    struct lac_error broken;
    for (size_t i = 0; i < text->pairs.n; i++) {
        struct lac_pair *p = &text->pairs.at[i];
        if (!p->target.key)
            continue;
        if (!column || strcmp(column, p->target.key) != 0) {
            column = p->target.key;
            code = lac_language_named(a->project, column, &broken);
            if (!code && !looks_like_code(column)) {
                lac_bitext_free(text);
                return lac_fail(err, LAC_E_CONFIG,
                                "%s:1: column '%s' is no language that is known here: name it by its language, as in "
                                "'es' ('lacuna list languages' shows them)%s",
                                text->path, column, lac_language_broken(a->project->arena, &broken));
            }
        }
        p->language = code ? code : column;
    }
    return LAC_OK;
}

enum lac_status lac_audit_read(struct lac_audit *a, struct lac_arena *arena, const char *path,
                               const struct lac_data_options *options, struct lac_bitext *out, struct lac_error *err)
{
    const char *word = options->language ? options->language : lac_bitext_stem(arena, path);
    struct lac_error broken;
    const char *code = lac_language_named(a->project, word, &broken);
    if (!code && looks_like_code(word))
        code = word;
    enum lac_status status = lac_bitext_read(arena, path, options->format ? options->format : "auto", code, out, err);
    if (status == LAC_OK && out->layout == &lac_layout_csv)
        status = name_columns(a, out, err);
    if (status == LAC_OK && !code && (out->is_results || out->layout == &lac_layout_pitfalls)) {
        lac_bitext_free(out);
        return lac_fail(err, LAC_E_CONFIG,
                        "%s: '%s' is no language that is known here: say which it is in with --lang CODE ('lacuna list "
                        "languages' shows them)%s",
                        path, word, lac_language_broken(a->project->arena, &broken));
    }
    return status;
}

enum { DETAIL_MAX = 240 };

static const char *cut(struct lac_arena *arena, const char *text)
{
    size_t len = strlen(text);
    if (len <= DETAIL_MAX)
        return lac_arena_strndup(arena, text, len);
    return lac_arena_printf(arena, "%.*s...", (int)lac_utf8_cut(text, len, DETAIL_MAX), text);
}

static void add(struct lac_arena *arena, const struct lac_bitext *text, const struct lac_pair *pair,
                struct lac_defects *out, const struct lac_defect *defect)
{
    for (size_t i = 0; i < out->n; i++)
        if (strcmp(out->at[i].reason, defect->reason) == 0)
            return; /* a row counts once for a reason */
    if (out->n == LAC_DEFECTS_MAX)
        return;
    struct lac_defect *d = &out->at[out->n++];
    const char *field = defect->field ? defect->field : "";
    *d = *defect;
    d->field = lac_arena_strdup(arena, text->layout->field(arena, pair, field));
    const struct lac_pair_side *side = strncmp(field, "target.", 7) == 0 ? &pair->target : &pair->english;
    d->file = side->file;
    d->row = side->row;
    d->detail = cut(arena, defect->detail ? defect->detail : "");
}

enum { TEXT_MAX = 200 << 10 }; /* bytes; text functions of a cell take 256 KiB */

/* More than a script looks at, and than anybody asks. */
static bool too_large(const struct lac_bitext *text, struct lac_arena *arena, const struct lac_pair *pair,
                      const char *name, const struct lac_pair_side *side, struct lac_defects *out)
{
    const char *field = NULL, *what = "a text of more than 200 KiB";
    if (side->n > LAC_CHOICES_MAX) {
        field = "choices";
        what = lac_arena_printf(arena, "%zu choices, of which at most %d can be asked", side->n, LAC_CHOICES_MAX);
    } else if (strlen(side->stem) > TEXT_MAX || (side->text && strlen(side->text) > TEXT_MAX)) {
        field = "stem";
    }
    for (size_t i = 0; i < side->n && !field; i++)
        field = strlen(side->choices[i]) > TEXT_MAX ? "choices" : NULL;
    for (size_t i = 0; i < pair->n_edits && !field; i++) {
        const char *edit = side == &pair->target ? pair->edits[i].target_text : pair->edits[i].text;
        field = strlen(edit) > TEXT_MAX ? lac_arena_printf(arena, "edits.%zu", i + 1) : NULL;
    }
    if (!field)
        return false;
    struct lac_defect d = {
        .reason = "too_large", .field = lac_arena_printf(arena, "%s.%s", name, field), .detail = what, .fatal = true};
    add(arena, text, pair, out, &d);
    return true;
}

/* What is found without a check; true when checks can look at the pair. */
static bool can_be_checked(struct lac_arena *arena, const struct lac_bitext *text, const struct lac_pair *pair,
                           struct lac_defects *out)
{
    out->n = 0;
    if (pair->missing) {
        const struct lac_pair_side *side = pair->english_lacks ? &pair->english : &pair->target;
        out->at[out->n++] =
            (struct lac_defect){.reason = pair->unjoined ? "row_not_joined" : "missing_field",
                                .field = pair->missing,
                                .detail = pair->unjoined ? pair->unjoined : "not there, or not what it must be",
                                .fatal = true,
                                .file = side->file,
                                .row = side->row};
        return false;
    }
    return !too_large(text, arena, pair, "english", &pair->english, out) &&
           !too_large(text, arena, pair, "target", &pair->target, out);
}

static enum lac_status check_pair(struct lac_audit *a, size_t check, struct lac_arena *arena,
                                  const struct lac_bitext *text, const struct lac_pair *pair, struct lac_defects *out,
                                  struct lac_error *err)
{
    const struct lac_package *package = a->checks[check].package;
    struct known_language english, target;
    struct lac_defects found = {.n = 0};
    struct lac_value verdict;
    enum lac_status status = both_languages(a, pair, &english, &target, err);
    if (status != LAC_OK)
        return status;
    struct lac_value args[] = {lac_object(), lac_pair_candidate(arena, pair, a->reads[check], &english.is, &target.is),
                               a->checks[check].options};
    status = lac_package_call(package, "verdict", args, 3, arena, &verdict, 1, err);
    if (status == LAC_OK)
        status = lac_defects_read(lac_package_name(package), &verdict, &found, err);
    for (size_t k = 0; status == LAC_OK && k < found.n; k++)
        add(arena, text, pair, out, &found.at[k]);
    return status;
}

enum lac_status lac_audit_pairs(struct lac_audit *a, struct lac_arena *arena, const struct lac_bitext *text,
                                size_t first, size_t *n, struct lac_defects *out, struct lac_error *err)
{
    enum lac_status status = LAC_OK;
    bool *checked = lac_arena_alloc(arena, (*n + 1) * sizeof *checked);
    for (size_t i = 0; i < *n; i++)
        checked[i] = can_be_checked(arena, text, &text->pairs.at[first + i], &out[i]);
    for (size_t check = 0; check < a->n_checks; check++) { /* a check's cell stays in the processor's cache */
        for (size_t i = 0; i < *n; i++) {
            if (!checked[i])
                continue;
            enum lac_status done = check_pair(a, check, arena, text, &text->pairs.at[first + i], &out[i], err);
            if (done != LAC_OK) {
                status = done;
                *n = i; /* an earlier pair may fail a later check */
            }
        }
    }
    return status;
}

/* The first pair that checks look at goes through all that has a cell. */
static enum lac_status open_cells(struct lac_audit *a, const struct lac_bitext *text, struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_defects found;
    struct lac_value artefact;
    enum lac_status status = LAC_OK;
    size_t first = 0, one = 1;
    while (first < text->pairs.n && !can_be_checked(arena, text, &text->pairs.at[first], &found))
        first++;
    if (first < text->pairs.n) {
        status = lac_audit_pairs(a, arena, text, first, &one, &found, err);
        if (status == LAC_OK)
            status = lac_audit_artefact(a, arena, &text->pairs.at[first], &found, &artefact, err);
        a->opened = status == LAC_OK;
    }
    lac_arena_free(arena);
    return status;
}

enum lac_status lac_audit_prepare(struct lac_audit *audit, const struct lac_bitext *text, struct lac_error *err)
{
    struct known_language ignored;
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < text->pairs.n && status == LAC_OK; i++)
        if (!text->pairs.at[i].missing)
            status = language_of(audit, text->pairs.at[i].language, &ignored, err);
    return status == LAC_OK && !audit->opened ? open_cells(audit, text, err) : status;
}

static const char *asked_of(const struct lac_pair_side *side)
{
    return side->text ? side->text : side->stem;
}

enum lac_status lac_audit_artefact(struct lac_audit *a, struct lac_arena *arena, const struct lac_pair *pair,
                                   const struct lac_defects *found, struct lac_value *out, struct lac_error *err)
{
    *out = lac_nil();
    if (pair->missing)
        return LAC_OK;
    struct known_language english, target;
    enum lac_status status = both_languages(a, pair, &english, &target, err);
    if (status != LAC_OK)
        return status;
    struct lac_artefact_texts texts = {
        .english = lac_artefact_whole(arena, asked_of(&pair->english), pair->english.choices, pair->english.n),
        .target = lac_artefact_whole(arena, asked_of(&pair->target), pair->target.choices, pair->target.n),
        .code = target.is.code,
        .script = target.is.script,
        .back = pair->back,
        .asked = asked_of(&pair->english),
        .english_culture = &english.culture,
        .target_culture = &target.culture,
        .counting = lac_packages_counting(a->project->packages, target.is.code),
        .findings = found};
    struct lac_value parts = lac_artefact_parts(arena, &texts);
    if (pair->translators && pair->translators->kind == LAC_NUM)
        lac_set(arena, &parts, "translators", *pair->translators);
    return lac_artefact_score(arena, &a->artefact, &parts, out, err);
}
