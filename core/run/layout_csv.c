/* layout_csv.c - two columns named by their languages, "en" and another: a cell holds the question and, a line each,
 * its choices. A third column, "answer", says which choice is right; "answer_xx" where that language has its own. */
#include "core/run/layout.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The first column that is no known one and no "en": the target's code. Where there is none but "id", it is Indonesian.
 */
static const char *target_column(const struct lac_value *row)
{
    static const char *const known[] = {"en", "id", "answer", "subject", "source", "licence"};
    for (size_t i = 0; row->kind == LAC_MAP && i < row->as.map.n; i++) {
        const char *key = row->as.map.at[i].key;
        bool taken = strncmp(key, "answer_", 7) == 0;
        for (size_t k = 0; k < sizeof known / sizeof *known && !taken; k++)
            taken = strcmp(key, known[k]) == 0;
        if (!taken)
            return key;
    }
    return lac_get(row, "id") ? "id" : NULL;
}

static bool fits(const struct lac_value *row)
{
    return lac_get(row, "en") && target_column(row);
}

/* Behind "A. ", "b) ", "(C) ", "3. " or "- " at the start of a choice. */
static const char *past_label(const char *line)
{
    const char *at = line;
    if ((*at == '-' || *at == '*') && at[1] == ' ')
        return at + 2;
    at += *at == '(';
    if (!isalnum((unsigned char)*at))
        return line;
    at++;
    if (*at != '.' && *at != ')' && *at != ':')
        return line;
    at += 1 + (at[0] == ')' && at[1] == '.');
    return *at == ' ' ? at + 1 : line;
}

static void take_cell(struct lac_bitext *b, const char *cell, struct lac_pair_side *out)
{
    size_t lines = 1;
    for (const char *at = cell; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    const char **choices = lac_arena_alloc(b->arena, lines * sizeof *choices);
    for (const char *at = cell; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
        size_t len = strcspn(at, "\r\n");
        char *line = lac_arena_strndup(b->arena, at, len);
        if (!out->stem)
            out->stem = line;
        else if (strspn(line, " \t") < len)
            choices[out->n++] = past_label(line);
    }
    out->choices = choices;
    out->answer = -1;
}

/* "B", "b)", an index from 0, or a choice's text. */
static void take_answer(const char *answer, struct lac_pair_side *out)
{
    if (!answer || !*answer || out->n == 0)
        return;
    char *end;
    long index = strtol(answer, &end, 10);
    for (size_t i = 0; i < out->n; i++) {
        if (strcmp(out->choices[i], answer) == 0) {
            out->answer = (int64_t)i;
            out->right = out->choices[i];
            return;
        }
    }
    if (*end == '\0' && index >= 0)
        out->answer = index;
    else
        out->answer = lac_answer_letter(answer);
    if (out->answer < 0)
        out->right = answer;
    if (out->answer >= 0 && (size_t)out->answer < out->n)
        out->right = out->choices[out->answer];
}

static void read(struct lac_bitext *b, size_t row, const struct lac_value *value)
{
    struct lac_pair p = {.row = row};
    const char *english, *target, *answer = lac_get_text(value, "answer", NULL);
    p.language = target_column(lac_get(value, "en") ? value : NULL);
    if (!p.language || !lac_pair_text(&p, value, "en", &english) || !lac_pair_text(&p, value, p.language, &target)) {
        p.missing = p.missing ? p.missing : "a second column";
        p.language = p.language ? p.language : "und";
        lac_vec_push(&b->pairs, p);
        return;
    }
    const char *own = lac_get_text(value, lac_arena_printf(b->arena, "answer_%s", p.language), "");
    take_cell(b, english, &p.english);
    take_cell(b, target, &p.target);
    take_answer(answer, &p.english);
    take_answer(own, &p.target);
    if (!*own)
        p.target.answer = p.english.answer; /* aligned by index; a text is English and says nothing of the target */
    if (p.target.answer >= 0 && (size_t)p.target.answer < p.target.n)
        p.target.right = p.target.choices[p.target.answer];
    p.id = strcmp(p.language, "id") == 0 ? NULL : lac_get_text(value, "id", NULL);
    p.source = lac_get_text(value, "source", NULL);
    p.subject = lac_get_text(value, "subject", NULL);
    p.licence = lac_get_text(value, "licence", NULL);
    lac_vec_push(&b->pairs, p);
}

static const char *field(struct lac_arena *arena, const struct lac_pair *pair, const char *name)
{
    bool target = strncmp(name, "target.", 7) == 0;
    const char *part = strchr(name, '.') ? strchr(name, '.') + 1 : name;
    (void)arena;
    if (strcmp(part, "answer") == 0)
        return "answer";
    return target ? pair->language : "en";
}

const struct lac_layout lac_layout_csv = {"csv", fits, read, field};
