/* layout_pitfalls.c - the data published with arXiv 2505.18673: an array of rows, one file a language. */
#include "core/run/layout.h"

#include <string.h>

static bool fits(const struct lac_value *row)
{
    return lac_get(row, "oriquestion") && lac_get(row, "transori");
}

static void add_edit(struct lac_pair *pair, enum lac_side side, const char *english, const char *target)
{
    if (*english || *target)
        pair->edits[pair->n_edits++] = (struct lac_edit){side, english, target, NULL};
}

static void read(struct lac_bitext *b, size_t row, const struct lac_value *value)
{
    struct lac_pair p = {.row = row, .language = b->language};
    struct lac_pair_side *e = &p.english, *t = &p.target;
    bool whole = lac_pair_text(&p, value, "oriquestion", &e->stem) && lac_pair_text(&p, value, "transori", &t->stem) &&
                 lac_pair_texts(b->arena, &p, value, "choices", e) &&
                 lac_pair_texts(b->arena, &p, value, "transchoices", t) &&
                 lac_pair_text(&p, value, "answer", &e->right) && lac_pair_text(&p, value, "transanswer", &t->right);
    if (whole) {
        e->answer = t->answer = -1;
        e->text = lac_get_text(value, "question", NULL);
        t->text = lac_get_text(value, "transquestion", NULL);
        p.edits = lac_arena_alloc(b->arena, 2 * sizeof *p.edits);
        add_edit(&p, LAC_BEFORE, lac_get_text(value, "prequestion", ""), lac_get_text(value, "transpre", ""));
        add_edit(&p, LAC_AFTER, lac_get_text(value, "sufquestion", ""), lac_get_text(value, "transsuf", ""));
        p.source = lac_get_text(value, "source", NULL);
        p.subject = lac_get_text(value, "subject", NULL);
    }
    lac_vec_push(&b->pairs, p);
}

static const char *field(struct lac_arena *arena, const struct lac_pair *pair, const char *name)
{
    static const char *const names[][3] = {{"stem", "oriquestion", "transori"},
                                           {"text", "question", "transquestion"},
                                           {"choices", "choices", "transchoices"},
                                           {"answer", "answer", "transanswer"}};
    (void)arena;
    bool target = strncmp(name, "target.", 7) == 0;
    const char *part = strchr(name, '.') ? strchr(name, '.') + 1 : name;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(part, names[i][0]) == 0)
            return names[i][1 + target];
    if (strncmp(part, "edits.", 6) == 0 && pair->n_edits) {
        bool last = part[6] == '2';
        bool before = pair->edits[last && pair->n_edits > 1].side == LAC_BEFORE;
        return before ? (target ? "transpre" : "prequestion") : (target ? "transsuf" : "sufquestion");
    }
    return name;
}

const struct lac_layout lac_layout_pitfalls = {"pitfalls", fits, read, field};
