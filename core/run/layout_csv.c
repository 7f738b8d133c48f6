/* layout_csv.c - columns named by their languages, English and another: a cell holds the question and, a line each, its
 * choices. A column "answer" says which choice is right; "answer_xx" where that language has its own. */
#include "core/base/utf8.h"
#include "core/run/layout.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool is_english(const char *column)
{
    return strcasecmp(column, "en") == 0 || strcasecmp(column, "eng") == 0 || strcasecmp(column, "english") == 0;
}

static bool is_known(const char *column)
{
    static const char *const known[] = {"id", "answer", "subject", "source", "licence"};
    bool found = is_english(column) || strncasecmp(column, "answer_", 7) == 0;
    for (size_t k = 0; k < sizeof known / sizeof *known && !found; k++)
        found = strcasecmp(column, known[k]) == 0;
    return found;
}

/* es, zh-Hant: what a second language's column must look like. */
static bool looks_like_code(const char *column)
{
    size_t len = strspn(column, "abcdefghijklmnopqrstuvwxyz");
    return (len == 2 || len == 3) && (column[len] == '\0' || column[len] == '-');
}

/* Column k of those in another language. The first may be called as it likes; where there is none but "id", it is
 * Indonesian. NULL when there are not so many. */
static const char *target_column(const struct lac_value *row, size_t k)
{
    size_t found = 0;
    for (size_t i = 0; row->kind == LAC_MAP && i < row->as.map.n; i++) {
        const char *key = row->as.map.at[i].key;
        if (!is_known(key) && (found == 0 || looks_like_code(key)) && found++ == k)
            return key;
    }
    return found == 0 && k == 0 && lac_get(row, "id") ? "id" : NULL;
}

/* The text of a column, in whatever capitals it is named; NULL for none. */
static const char *text_of(const struct lac_value *row, const char *name)
{
    for (size_t i = 0; i < row->as.map.n; i++)
        if (strcasecmp(row->as.map.at[i].key, name) == 0)
            return lac_as_text(&row->as.map.at[i].value, NULL);
    return NULL;
}

static const char *english_column(const struct lac_value *row)
{
    for (size_t i = 0; row->kind == LAC_MAP && i < row->as.map.n; i++)
        if (is_english(row->as.map.at[i].key))
            return row->as.map.at[i].key;
    return NULL;
}

static bool fits(const struct lac_value *row)
{
    return english_column(row) && target_column(row, 0);
}

/* What stands before a choice: "A.", "(b)", "3)", "أ.", "A、". */
struct label {
    const char *at; /* the letter or number */
    size_t len;
    const char *behind; /* the choice */
    bool apart;         /* white space stands between */
};

/* Bytes of the mark behind a label, 0 where none stands. */
static size_t mark_at(const char *at)
{
    static const char *const marks[] = {".", ")", ":", "、", "．", "）", "："};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (lac_starts_with(at, marks[i]))
            return strlen(marks[i]);
    return 0;
}

static bool read_label(const char *line, struct label *out)
{
    size_t left = strlen(line), took;
    uint32_t cp, next;
    const char *at = line;
    at += *at == '(' ? 1 : lac_starts_with(at, "（") ? strlen("（") : 0;
    out->at = at;
    if (*at == '\0' || (took = lac_utf8_next(at, left - (size_t)(at - line), &cp)) == 0 ||
        (!lac_utf8_is_letter(cp) && lac_utf8_digit(cp) < 0))
        return false;
    out->len = took;
    at += took;
    size_t mark = mark_at(at);
    if (mark == 0)
        return false;
    at += mark + (at[mark - 1] == ')' && at[mark] == '.');
    out->apart = *at == ' ' || *at == '\t';
    at += strspn(at, " \t");
    out->behind = at;
    if (*at == '\0' || lac_utf8_next(at, left - (size_t)(at - line), &next) == 0)
        return *at == '\0' && out->apart;
    /* 1.5 and 3:30 are numbers, a.b is a name */
    return out->apart || mark > 1 || next >= 0x80;
}

struct cell {
    const char *stem;
    const char **lines;
    struct label *labels;
    size_t n;
    bool labelled; /* every line, each with another label */
};

static const char *past_bullet(const char *line)
{
    return (*line == '-' || *line == '*') && line[1] == ' ' ? line + 2 : line;
}

static bool has_labels(const struct cell *c)
{
    for (size_t i = 0; i < c->n; i++) {
        if (!c->labels[i].behind)
            return false;
        for (size_t k = 0; k < i; k++)
            if (c->labels[i].len == c->labels[k].len && memcmp(c->labels[i].at, c->labels[k].at, c->labels[i].len) == 0)
                return false;
    }
    return c->n > 1;
}

static void take_cell(struct lac_arena *arena, const char *text, struct cell *c, struct lac_pair_side *out)
{
    size_t lines = 1;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    *c = (struct cell){.lines = lac_arena_alloc(arena, lines * sizeof *c->lines),
                       .labels = lac_arena_alloc(arena, lines * sizeof *c->labels)};
    for (const char *at = text; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
        size_t len = strcspn(at, "\r\n");
        char *line = lac_arena_strndup(arena, at, len);
        if (!c->stem) {
            c->stem = line;
        } else if (strspn(line, " \t") < len) {
            struct label *label = &c->labels[c->n];
            if (!read_label(line, label))
                label->behind = NULL;
            c->lines[c->n++] = line;
        }
    }
    c->labelled = has_labels(c);
    for (size_t i = 0; i < c->n; i++)
        c->lines[i] = c->labelled ? c->labels[i].behind : past_bullet(c->lines[i]);
    out->stem = c->stem;
    out->choices = c->lines;
    out->n = c->n;
    out->answer = -1;
}

static int64_t by_label(const struct cell *c, const char *answer)
{
    for (size_t i = 0; i < c->n && c->labelled; i++) {
        const struct label *label = &c->labels[i];
        if (strncmp(answer, label->at, label->len) != 0)
            continue;
        const char *behind = answer + label->len;
        behind += mark_at(behind);
        if (strspn(behind, " ") == strlen(behind))
            return (int64_t)i;
    }
    return -1;
}

/* A choice's text or label; a letter ("B", "b)") or an index from 0 where they have none. */
static void take_answer(const struct cell *c, const char *answer, struct lac_pair_side *out)
{
    if (!answer || !*answer || out->n == 0)
        return;
    char *end;
    long index = strtol(answer, &end, 10);
    for (size_t i = 0; i < out->n && out->answer < 0; i++)
        if (strcmp(out->choices[i], answer) == 0)
            out->answer = (int64_t)i;
    if (out->answer < 0)
        out->answer = by_label(c, answer);
    if (out->answer < 0)
        out->answer = *end == '\0' && index >= 0 ? index : lac_answer_letter(answer);
    if (out->answer < 0)
        out->right = answer;
    else if ((size_t)out->answer < out->n)
        out->right = out->choices[out->answer];
}

static bool take_texts(struct lac_bitext *b, struct lac_pair *p, const struct lac_value *row)
{
    const char *english, *target, *answer = text_of(row, "answer");
    struct cell cell;
    if (!p->english.key || !p->target.key || !lac_pair_text(p, row, p->english.key, &english) ||
        !lac_pair_text(p, row, p->target.key, &target)) {
        p->missing = p->missing ? p->missing : "a second column";
        return false;
    }
    p->target.answer_key = lac_arena_printf(b->arena, "answer_%s", p->target.key);
    const char *own = text_of(row, p->target.answer_key);
    take_cell(b->arena, english, &cell, &p->english);
    take_answer(&cell, answer, &p->english);
    take_cell(b->arena, target, &cell, &p->target);
    take_answer(&cell, own, &p->target);
    if (own && *own)
        return true;
    p->target.answer_key = NULL;
    p->target.answer = p->english.answer; /* aligned by index; a text is English and says nothing of the target */
    if (p->target.answer >= 0 && (size_t)p->target.answer < p->target.n)
        p->target.right = p->target.choices[p->target.answer];
    return true;
}

static void read(struct lac_bitext *b, size_t row, const struct lac_value *value)
{
    const char *column = target_column(value, 0);
    for (size_t k = 0; k == 0 || column; column = target_column(value, ++k)) {
        struct lac_pair p = {.row = row, .language = column ? column : "und"};
        p.english.key = english_column(value);
        p.target.key = column;
        if (take_texts(b, &p, value)) {
            p.id = strcmp(column, "id") == 0 ? NULL : text_of(value, "id");
            p.source = text_of(value, "source");
            p.subject = text_of(value, "subject");
            p.licence = text_of(value, "licence");
        }
        lac_vec_push(&b->pairs, p);
    }
}

static const char *field(struct lac_arena *arena, const struct lac_pair *pair, const char *name)
{
    const struct lac_pair_side *side = strncmp(name, "target.", 7) == 0 ? &pair->target : &pair->english;
    const char *part = strchr(name, '.') ? strchr(name, '.') + 1 : name;
    (void)arena;
    if (strcmp(part, "answer") == 0)
        return side->answer_key ? side->answer_key : "answer";
    return side->key;
}

const struct lac_layout lac_layout_csv = {"csv", fits, read, field};
