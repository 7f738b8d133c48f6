#include "core/run/language.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const latin[26] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M",
                                      "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z"};

static const char *const *texts(struct lac_arena *arena, const struct lac_value *list, size_t *n)
{
    *n = lac_count(list);
    const char **out = lac_arena_alloc(arena, *n * sizeof *out);
    for (size_t i = 0; i < *n; i++)
        out[i] = lac_as_text(lac_at(list, i), "");
    return out;
}

static const struct lac_example *examples(struct lac_arena *arena, const struct lac_value *list, size_t *n)
{
    *n = lac_count(list);
    struct lac_example *out = lac_arena_alloc(arena, *n * sizeof *out);
    for (size_t i = 0; i < *n; i++) {
        const struct lac_value *e = lac_at(list, i);
        out[i].stem = lac_get_text(e, "stem", "");
        out[i].choices = texts(arena, lac_get(e, "choices"), &out[i].n);
        out[i].answer = (size_t)(lac_get_int(e, "answer", 1) - 1);
    }
    return out;
}

static enum lac_status check_examples(const struct lac_language *l, struct lac_error *err)
{
    for (size_t i = 0; i < l->n_examples; i++)
        if (l->examples[i].answer >= l->examples[i].n)
            return lac_fail(err, LAC_E_CONFIG, "%s: the answer of example %zu is not among its choices",
                            lac_package_path(l->package), i + 1);
    if (l->n_letter == 0 && l->n_text == 0)
        return lac_fail(err, LAC_E_CONFIG, "%s: no instruction: give instructions.letter or instructions.text",
                        lac_package_path(l->package));
    return LAC_OK;
}

/* Readers of all shipped languages, made when the first reply needs them. */
struct shipped {
    struct lac_others base;
    struct lac_project *project;
    struct lac_reader **at;
    size_t n;
    bool loaded;
};

static void load_shipped(struct shipped *s)
{
    struct lac_listed *listed;
    size_t n;
    s->loaded = true;
    if (lac_packages_list(s->project->packages, LAC_PKG_LANGUAGE, s->project->arena, &listed, &n, NULL) != LAC_OK)
        return;
    s->at = lac_alloc_zero(n + 1, sizeof *s->at);
    for (size_t i = 0; i < n; i++) {
        const struct lac_package *package;
        if (listed[i].shadowed || strcmp(listed[i].name, LAC_PLACEBO) == 0 ||
            lac_package_load(s->project->packages, LAC_PKG_LANGUAGE, listed[i].name, &package, NULL) != LAC_OK ||
            !lac_project_ships(s->project, package))
            continue;
        struct lac_reader *reader = lac_reader_new(lac_package_data(package), NULL);
        if (reader)
            s->at[s->n++] = reader;
    }
}

static const struct lac_reader *const *get_shipped(void *user, size_t *n)
{
    struct shipped *s = user;
    if (!s->loaded)
        load_shipped(s);
    *n = s->n;
    return (const struct lac_reader *const *)s->at;
}

static const struct lac_tongues *get_tongues(void *user)
{
    return lac_packages_tongues(((struct shipped *)user)->project->packages);
}

static const struct lac_others *others_of(struct lac_project *project)
{
    if (!project->others) {
        struct shipped *s = lac_alloc_zero(1, sizeof *s);
        s->project = project;
        s->base = (struct lac_others){get_shipped, get_tongues, s};
        project->others = &s->base;
    }
    return project->others;
}

void lac_language_forget_others(struct lac_project *project)
{
    struct shipped *s = project->others ? project->others->user : NULL;
    for (size_t i = 0; s && i < s->n; i++)
        lac_reader_free(s->at[i]);
    if (s)
        free(s->at);
    free(s);
    project->others = NULL;
}

enum lac_status lac_language_load(struct lac_project *project, const char *code, struct lac_language **out,
                                  struct lac_error *err)
{
    const struct lac_package *package;
    enum lac_status status = lac_package_load(project->packages, LAC_PKG_LANGUAGE, code, &package, err);
    if (status != LAC_OK)
        return status;
    struct lac_arena *arena = project->arena;
    struct lac_language *l = lac_alloc_zero(1, sizeof *l);
    const struct lac_value *data = lac_package_data(package);
    size_t n_labels;
    l->package = package;
    l->data = data;
    l->code = lac_package_name(package);
    l->name = lac_get_text(data, "name", l->code);
    l->script = lac_get_text(data, "script", "Latn");
    l->join = lac_get_text(data, "join", " ");
    l->question = lac_get_text(data, "question", "{stem}");
    l->option = lac_get_text(data, "option", "{label}. {choice}");
    l->answer = lac_get_text(data, "answer", "");
    l->letter_instructions = texts(arena, lac_path(data, "instructions.letter"), &l->n_letter);
    l->text_instructions = texts(arena, lac_path(data, "instructions.text"), &l->n_text);
    l->labels = texts(arena, lac_get(data, "labels"), &n_labels);
    if (n_labels < LAC_CHOICES_MAX)
        l->labels = latin;
    l->examples = examples(arena, lac_get(data, "examples"), &l->n_examples);
    status = check_examples(l, err);
    if (status == LAC_OK) {
        l->reader = lac_reader_new(data, err);
        if (!l->reader) {
            lac_error_prefix(err, "%s", lac_package_path(package));
            status = LAC_E_CONFIG;
        } else {
            lac_reader_know(l->reader, others_of(project));
        }
    }
    if (status != LAC_OK) {
        lac_language_free(l);
        l = NULL;
    }
    *out = l;
    return status;
}

void lac_language_free(struct lac_language *language)
{
    if (!language)
        return;
    lac_reader_free(language->reader);
    free(language);
}

const struct lac_value *lac_language_particles(const struct lac_value *data)
{
    const char *script = lac_get_text(data, "script", "");
    bool together = strcmp(script, "Kore") == 0 || strcmp(script, "Arab") == 0 || strcmp(script, "Hebr") == 0 ||
                    strcmp(script, "Ethi") == 0;
    return together ? lac_get(data, "affixes") : NULL;
}

/* Does the word stand in the file at all? Reading thirty languages takes a tenth of the time of loading them. */
static bool file_says(const char *path, const char *word)
{
    struct lac_str text = {0};
    bool says = lac_file_read(path, 1 << 20, &text, NULL) == LAC_OK && strcasestr(lac_str_get(&text), word);
    lac_str_free(&text);
    return says;
}

const char *lac_language_named(struct lac_project *project, const char *word, struct lac_error *broken)
{
    struct lac_listed *listed;
    const struct lac_package *package;
    struct lac_error err, first = {0};
    size_t n;
    const char *code = NULL;
    if (lac_packages_list(project->packages, LAC_PKG_LANGUAGE, project->arena, &listed, &n, &first) != LAC_OK)
        n = 0;
    for (size_t i = 0; i < n && !code; i++)
        if (strcasecmp(listed[i].name, word) == 0)
            code = listed[i].name;
    for (size_t i = 0; i < n && !code; i++) {
        if (listed[i].shadowed || !file_says(listed[i].path, word))
            continue;
        if (lac_package_load(project->packages, LAC_PKG_LANGUAGE, listed[i].name, &package, &err) != LAC_OK) {
            first = first.status == LAC_OK ? err : first;
            continue;
        }
        const struct lac_value *data = lac_package_data(package);
        if (lac_utf8_fold_equal(lac_get_text(data, "name", ""), word) ||
            lac_utf8_fold_equal(lac_get_text(data, "autonym", ""), word))
            code = listed[i].name;
    }
    if (broken)
        *broken = code ? (struct lac_error){0} : first;
    return code;
}

const char *lac_language_broken(struct lac_arena *arena, const struct lac_error *broken)
{
    return broken->status == LAC_OK ? "" : lac_arena_printf(arena, "; one does not load: %s", broken->message);
}

const char *lac_language_lead(const struct lac_language *language)
{
    size_t len = strlen(language->answer);
    return len && (unsigned char)language->answer[len - 1] < 0x80 ? " " : "";
}

const struct lac_value *lac_language_normalized(const struct lac_language *language, struct lac_arena *arena,
                                                const struct lac_value *text)
{
    const struct lac_package *package = language->package;
    if (!text || text->kind != LAC_STR || !lac_package_has(package, "normalize"))
        return text;
    struct lac_value *out = lac_arena_alloc(arena, sizeof *out);
    struct lac_error err;
    enum lac_status status = lac_package_call(package, "normalize", text, 1, arena, out, 1, &err);
    if (status == LAC_OK && out->kind == LAC_STR)
        return out;
    lac_log(LAC_LOG_WARN, "%s: normalize(): %s", lac_package_path(package),
            status == LAC_OK ? "must return a text" : err.message);
    return text;
}

static struct lac_wording wording_of(const struct lac_language *l, size_t i)
{
    return (struct lac_wording){l->code, l->examples[i].stem, l->examples[i].choices, l->examples[i].n};
}

static void start_items(struct lac_arena *arena, const struct lac_language *english, struct lac_item *items,
                        size_t languages)
{
    for (size_t i = 0; i < english->n_examples; i++) {
        items[i].id = lac_arena_printf(arena, "example-%zu", i + 1);
        items[i].source = "examples";
        items[i].answer = english->examples[i].answer;
        items[i].en = wording_of(english, i);
        items[i].others = lac_arena_alloc(arena, (languages + 1) * sizeof *items[i].others);
        items[i].key = lac_id_of(&items[i].en.stem, 1);
    }
}

enum lac_status lac_language_items(struct lac_project *project, struct lac_item **items, size_t *n,
                                   struct lac_error *err)
{
    struct lac_language *english, *l;
    struct lac_listed *listed;
    size_t languages;
    enum lac_status status = lac_language_load(project, "en", &english, err);
    if (status != LAC_OK)
        return status;
    *n = english->n_examples;
    *items = lac_arena_alloc(project->arena, (*n + 1) * sizeof **items);
    status = lac_packages_list(project->packages, LAC_PKG_LANGUAGE, project->arena, &listed, &languages, err);
    if (status == LAC_OK)
        start_items(project->arena, english, *items, languages);
    lac_language_free(english);
    for (size_t k = 0; status == LAC_OK && k < languages; k++) {
        if (listed[k].shadowed || strcmp(listed[k].name, "en") == 0)
            continue;
        status = lac_language_load(project, listed[k].name, &l, err);
        for (size_t i = 0; status == LAC_OK && i < *n && i < l->n_examples; i++)
            (*items)[i].others[(*items)[i].n_others++] = wording_of(l, i);
        if (status == LAC_OK)
            lac_language_free(l);
    }
    return status;
}
