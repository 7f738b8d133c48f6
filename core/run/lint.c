#include "core/run/lint.h"
#include "core/base/file.h"
#include "core/base/vec.h"
#include "core/model/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SOURCE_MAX = 16 << 20 }; /* bytes of basic.jsonl that are read */

void lac_lint_say(const struct lac_lint *lint, const char *field, const char *what, ...)
{
    char text[1024];
    va_list args;
    va_start(args, what);
    vsnprintf(text, sizeof text, what, args);
    va_end(args);
    lint->report(lint->user, field, text);
}

const char *lac_lint_at(const struct lac_lint *lint, const char *list, size_t index, const char *sub)
{
    if (!sub)
        return lac_arena_printf(lint->arena, "%s.%zu", list, index + 1);
    return lac_arena_printf(lint->arena, "%s.%zu.%s", list, index + 1, sub);
}

bool lac_lint_is_english(const struct lac_lint *lint)
{
    const char *code = lac_get_text(lint->language, "code", "");
    return strcmp(code, "en") == 0 || (lac_starts_with(code, "en-") && !lac_starts_with(code, "en-x-"));
}

static void each_in(const struct lac_lint *lint, const char *list, const char *sub,
                    void (*visit)(const struct lac_lint *, const char *, const char *))
{
    const struct lac_value *texts = lac_path(lint->language, list);
    for (size_t i = 0; i < lac_count(texts); i++) {
        const struct lac_value *text = sub ? lac_get(lac_at(texts, i), sub) : lac_at(texts, i);
        visit(lint, lac_lint_at(lint, list, i, sub), lac_as_text(text, ""));
    }
}

void lac_lint_each_text(const struct lac_lint *lint, void (*visit)(const struct lac_lint *, const char *, const char *))
{
    static const char *const single[] = {"autonym", "question", "option", "answer"};
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        visit(lint, single[i], lac_get_text(lint->language, single[i], ""));
    each_in(lint, "instructions.letter", NULL, visit);
    each_in(lint, "instructions.text", NULL, visit);
    each_in(lint, "mention", NULL, visit);
    each_in(lint, "examples", "stem", visit);
    const struct lac_value *examples = lac_get(lint->language, "examples");
    for (size_t i = 0; i < lac_count(examples); i++) {
        const struct lac_value *choices = lac_get(lac_at(examples, i), "choices");
        for (size_t k = 0; k < lac_count(choices); k++)
            visit(lint, lac_lint_at(lint, lac_lint_at(lint, "examples", i, "choices"), k, NULL),
                  lac_as_text(lac_at(choices, k), ""));
    }
}

void lac_lint(const struct lac_lint *lint)
{
    lac_lint_form(lint);
    lac_lint_counting(lint);
    lac_lint_parallel(lint);
    lac_lint_demands(lint);
    lac_lint_reading(lint);
}

struct stems {
    const char **at;
    size_t n, cap;
};

/* The stems of basic.jsonl in this language. Rows that are none are the source's own business. */
static void read_taken(const struct lac_lint *lint, const char *text, struct stems *stems)
{
    const char *code = lac_get_text(lint->language, "code", "");
    for (size_t len; *text; text += len + (text[len] == '\n')) {
        struct lac_value row;
        len = strcspn(text, "\n");
        if (len == 0 || lac_json_read(lint->arena, text, len, &row, NULL) != LAC_OK)
            continue;
        const char *stem = lac_get_text(lac_get(&row, code), "stem", NULL);
        if (stem)
            lac_vec_push(stems, stem);
    }
}

static const char *basic_of(const struct lac_project *project, struct lac_arena *arena)
{
    for (size_t i = 0; i < project->n_roots; i++) {
        const char *path = lac_arena_printf(arena, "%s/scripts/sources/basic.jsonl", project->roots[i]);
        if (lac_file_exists(path))
            return path;
    }
    return NULL;
}

enum lac_status lac_lint_language(const struct lac_project *project, const struct lac_package *package,
                                  lac_lint_report *report, void *user, struct lac_error *err)
{
    const struct lac_package *english;
    enum lac_status status = lac_package_load(project->packages, LAC_PKG_LANGUAGE, "en", &english, err);
    if (status != LAC_OK)
        return status;
    struct stems stems = {0};
    struct lac_str text = {0};
    struct lac_lint lint = {.arena = lac_arena_new(),
                            .language = lac_package_data(package),
                            .english = lac_package_data(english),
                            .report = report,
                            .user = user};
    const char *basic = basic_of(project, lint.arena);
    if (basic)
        status = lac_file_read(basic, SOURCE_MAX, &text, err);
    if (status == LAC_OK) {
        read_taken(&lint, lac_str_get(&text), &stems);
        lint.taken = stems.at;
        lint.n_taken = stems.n;
        lac_lint(&lint);
    }
    lac_vec_free(&stems);
    lac_str_free(&text);
    lac_arena_free(lint.arena);
    return status;
}
