#include "core/run/replies.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/run/language.h"
#include "core/script/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 1 << 30 };

static const char *const ASKS[] = {"letter", "text", NULL};
static const char *const FINISHES[] = {"stop", "length", NULL};
static const struct lac_schema_field CHOICE = {.kinds = LAC_S_TEXT};
static const struct lac_schema_field LABEL = {.kinds = LAC_S_TEXT, .filled = true};
static const struct lac_schema_field ROW[] = {
    {.name = "id", .kinds = LAC_S_ANY, .required = true},
    {.name = "lang", .kinds = LAC_S_TEXT, .required = true, .filled = true},
    {.name = "ask", .kinds = LAC_S_TEXT, .required = true, .one_of = ASKS},
    {.name = "labels", .kinds = LAC_S_LIST, .each = &LABEL},
    {.name = "choices", .kinds = LAC_S_LIST, .required = true, .each = &CHOICE},
    {.name = "reply", .kinds = LAC_S_TEXT, .required = true},
    {.name = "finish", .kinds = LAC_S_TEXT, .one_of = FINISHES},
};
static const struct lac_schema ROW_SCHEMA = LAC_SCHEMA(ROW);

struct spoken {
    char *code; /* as rows call it */
    struct lac_language *language;
};

struct reading {
    struct lac_project *project;
    LAC_VEC(struct spoken) languages;
    struct lac_language *english;
};

static struct lac_language *loaded(const struct reading *r, const char *code)
{
    for (size_t i = 0; i < r->languages.n; i++)
        if (strcmp(r->languages.at[i].code, code) == 0)
            return r->languages.at[i].language;
    return NULL;
}

/* "zh-Hant-TW", "zh-Hant", "zh": the first that there is. The error is that of the whole code. */
static enum lac_status load(const struct reading *r, const char *code, struct lac_language **out, struct lac_error *err)
{
    enum lac_status status = lac_language_load(r->project, code, out, err);
    char *range = lac_strdup(code);
    for (char *cut; status == LAC_E_NOTFOUND && (cut = strrchr(range, '-')) != NULL;) {
        *cut = '\0';
        struct lac_error shorter;
        enum lac_status found = lac_language_load(r->project, range, out, &shorter);
        if (found == LAC_E_NOTFOUND)
            continue;
        status = found;
        if (err)
            *err = shorter;
    }
    free(range);
    return status;
}

static enum lac_status language_of(struct reading *r, const char *code, struct lac_language **out,
                                   struct lac_error *err)
{
    *out = loaded(r, code);
    if (*out)
        return LAC_OK;
    enum lac_status status = load(r, code, out, err);
    if (status != LAC_OK)
        return status;
    struct spoken spoken = {lac_strdup(code), *out};
    lac_vec_push(&r->languages, spoken);
    return LAC_OK;
}

/* The keys that are ours; null is the same as missing. */
static struct lac_value known_keys(struct lac_arena *arena, const struct lac_value *row)
{
    struct lac_value known = lac_object();
    for (size_t i = 0; i < ROW_SCHEMA.n; i++) {
        const struct lac_value *value = lac_get(row, ROW[i].name);
        if (value && value->kind != LAC_NIL)
            lac_set(arena, &known, ROW[i].name, *value);
    }
    return known;
}

static const char *const *texts_of(struct lac_arena *arena, const struct lac_value *list)
{
    const char **out = lac_arena_alloc(arena, (lac_count(list) + 1) * sizeof *out);
    for (size_t i = 0; i < lac_count(list); i++)
        out[i] = lac_as_text(lac_at(list, i), "");
    return out;
}

/* Folded, without brackets and stops: what tells one label from another in a reply. */
static const char *core_of(struct lac_arena *arena, const char *label)
{
    static const char marks[] = " ()[]{}.,:;*-";
    struct lac_str folded = {0};
    lac_utf8_fold(&folded, label, strlen(label));
    const char *from = lac_str_get(&folded);
    size_t open = strspn(from, marks), len = folded.len;
    while (len > open && strchr(marks, from[len - 1]))
        len--;
    const char *core = len > open ? lac_arena_strndup(arena, from + open, len - open) : lac_arena_strdup(arena, from);
    lac_str_free(&folded);
    return core;
}

static enum lac_status check_labels(struct lac_arena *arena, const struct lac_question *q, const char *where,
                                    struct lac_error *err)
{
    const char *cores[LAC_CHOICES_MAX];
    for (size_t i = 0; q->labels && i < q->n; i++) {
        cores[i] = core_of(arena, q->labels[i]);
        for (size_t j = 0; j < i; j++)
            if (strcmp(cores[i], cores[j]) == 0)
                return lac_fail(err, LAC_E_CONFIG,
                                "%s: the labels '%s' and '%s' are the same in a reply: they must differ", where,
                                q->labels[j], q->labels[i]);
    }
    return LAC_OK;
}

/* A whole number that a double cannot hold would be given back as another one. */
static enum lac_status check_id(const struct lac_value *id, const char *where, struct lac_error *err)
{
    static const double EXACT = 9007199254740992.0; /* 2^53 */
    if (id->kind == LAC_NUM && (id->as.number >= EXACT || id->as.number <= -EXACT))
        return lac_fail(err, LAC_E_CONFIG, "%s: 'id' is a number of more than 64 bits: write it as a text", where);
    return LAC_OK;
}

static enum lac_status check_counts(const struct lac_question *q, size_t labels, const char *where,
                                    struct lac_error *err)
{
    if (q->n < LAC_CHOICES_MIN || q->n > LAC_CHOICES_MAX)
        return lac_fail(err, LAC_E_CONFIG, "%s: 'choices' has %zu texts: give %d to %d", where, q->n, LAC_CHOICES_MIN,
                        LAC_CHOICES_MAX);
    if (q->labels && labels != q->n)
        return lac_fail(err, LAC_E_CONFIG, "%s: %zu labels for %zu choices: give one for each, or none for A, B, C",
                        where, labels, q->n);
    return LAC_OK;
}

static enum lac_status check_row(struct lac_arena *arena, const struct lac_value *row, const char *where,
                                 struct lac_question *q, struct lac_error *err)
{
    enum lac_status status = lac_schema_check(&ROW_SCHEMA, row, where, NULL, err);
    if (status != LAC_OK)
        return status;
    const struct lac_value *choices = lac_get(row, "choices"), *labels = lac_get(row, "labels");
    q->ask = strcmp(lac_get_text(row, "ask", ""), "text") == 0 ? LAC_ASK_TEXT : LAC_ASK_LETTER;
    q->choices = texts_of(arena, choices);
    q->n = lac_count(choices);
    q->labels = labels ? texts_of(arena, labels) : NULL;
    status = check_id(lac_get(row, "id"), where, err);
    if (status == LAC_OK)
        status = check_counts(q, lac_count(labels), where, err);
    return status == LAC_OK ? check_labels(arena, q, where, err) : status;
}

static void write_reading(struct lac_str *out, const struct lac_value *id, const struct lac_reading *reading,
                          bool has_span)
{
    lac_str_add(out, "{\"id\":");
    lac_json_write(out, id);
    lac_str_addf(out, ",\"outcome\":\"%s\",\"index\":", lac_reading_name(reading->kind));
    if (reading->kind == LAC_READ_ANSWER)
        lac_str_addf(out, "%zu", reading->index);
    else
        lac_str_add(out, "null");
    lac_str_addf(out, ",\"rule\":\"%s\",\"span\":", reading->rule);
    if (has_span && reading->to > reading->from)
        lac_str_addf(out, "[%zu,%zu]}\n", reading->from, reading->to);
    else
        lac_str_add(out, "null}\n");
}

static enum lac_status read_row(struct reading *r, struct lac_arena *arena, const struct lac_value *all,
                                const char *where, struct lac_str *out, struct lac_error *err)
{
    if (all->kind != LAC_MAP)
        return lac_fail(err, LAC_E_CONFIG, "%s: not a JSON object: write {\"id\": ..., \"reply\": ...}", where);
    struct lac_value row = known_keys(arena, all);
    struct lac_question question;
    struct lac_language *language;
    enum lac_status status = check_row(arena, &row, where, &question, err);
    if (status == LAC_OK && (status = language_of(r, lac_get_text(&row, "lang", ""), &language, err)) != LAC_OK) {
        lac_error_prefix(err, "%s", where);
        status = LAC_E_CONFIG;
    }
    if (status != LAC_OK)
        return status;
    const struct lac_value *sent = lac_get(&row, "reply"), *reply = lac_language_normalized(language, arena, sent);
    bool cut = strcmp(lac_get_text(&row, "finish", "stop"), "length") == 0;
    struct lac_reading reading;
    lac_read_answer(language->reader, r->english->reader, &question, reply->as.str.at, reply->as.str.len, cut,
                    &reading);
    write_reading(out, lac_get(&row, "id"), &reading, reply == sent);
    return LAC_OK;
}

static enum lac_status read_line(struct reading *r, const char *name, size_t number, const char *line, size_t len,
                                 struct lac_str *out, struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value row;
    struct lac_error json = {0};
    const char *where = lac_arena_printf(arena, "%s:%zu", name, number);
    enum lac_status status = lac_json_read(arena, line, len, &row, &json);
    if (status == LAC_OK)
        status = read_row(r, arena, &row, where, out, err);
    else
        status = lac_fail(err, LAC_E_CONFIG, "%s: not JSON in UTF-8: %s; write one object a line", where, json.message);
    lac_arena_free(arena);
    return status;
}

static bool is_blank(const char *line, size_t len)
{
    while (len > 0 && strchr(" \t\r", line[len - 1]) && line[len - 1])
        len--;
    return len == 0;
}

enum lac_status lac_replies_read(struct lac_project *project, const char *name, const char *text, size_t len,
                                 struct lac_str *out, struct lac_error *err)
{
    struct reading r = {.project = project};
    size_t before = out->len, number = 0, mark = len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    enum lac_status status = language_of(&r, "en", &r.english, err);
    for (size_t at = mark, end; at < len && status == LAC_OK; at = end + 1) {
        const char *newline = memchr(text + at, '\n', len - at);
        end = newline ? (size_t)(newline - text) : len;
        number++;
        if (!is_blank(text + at, end - at))
            status = read_line(&r, name, number, text + at, end - at, out, err);
    }
    if (status != LAC_OK && out->data) {
        out->len = before;
        out->data[before] = '\0';
    }
    for (size_t i = 0; i < r.languages.n; i++) {
        lac_language_free(r.languages.at[i].language);
        free(r.languages.at[i].code);
    }
    lac_vec_free(&r.languages);
    return status;
}

enum lacuna_status lacuna_read(struct lacuna *lacuna, const char *path, char **json_lines, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_str text = {0}, out = {0};
    bool piped = strcmp(path, "-") == 0;
    enum lac_status status =
        piped ? lac_file_read_stdin(FILE_MAX, &text, &e) : lac_file_read(path, FILE_MAX, &text, &e);
    if (status == LAC_OK)
        status = lac_replies_read(lacuna->project, piped ? "standard input" : path, text.data, text.len, &out, &e);
    if (status == LAC_OK)
        *json_lines = lac_api_text(&out);
    lac_str_free(&text);
    lac_str_free(&out);
    return lac_api_status(status, &e, err);
}
