/* translate.c - the target side of a branch: the root's wording, and the edits of a child. */
#include "core/base/utf8.h"
#include "core/run/speak.h"
#include "core/run/trial.h"

#include <string.h>

/* A set of texts to be translated into one language, all at once. */
struct batch {
    struct lac_trial *trial;
    uint64_t ticket;
    const struct lac_node *node;
    const char **out; /* NULL until it came */
    size_t n, open;
    int calls;
    bool machine;       /* a model made some of it, now */
    const char *failed; /* reason code of the first in order that failed; NULL for none */
    size_t failed_at;
};

struct piece {
    struct batch *batch;
    size_t index;
};

static void answer(struct batch *b, bool pass, const char *reason)
{
    struct lac_trial *t = b->trial;
    if (!pass && b->node->depth == 0)
        t->unsound = lac_arena_strdup(t->arena, reason);
    lac_branch_translate_done(t->branch, b->ticket, pass, reason, pass && b->node->depth ? b->out : NULL,
                              pass && b->node->depth ? b->n : 0, b->calls);
}

static void checked(void *user, bool pass, const char *reason, int calls)
{
    struct batch *b = user;
    b->calls += calls;
    answer(b, pass, reason);
}

/* texts: the stem, then the choices. */
static const char *take_root(struct lac_trial *t, const char *const *texts, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = 1; k < i; k++)
            if (lac_utf8_fold_equal(texts[i], texts[k]))
                return "duplicate_choices";
    t->target = (struct lac_wording){t->language->code, texts[0], texts + 1, n - 1};
    t->translated = true;
    return NULL;
}

/* The node as it will be, for the checks of the target side. */
static struct lac_node *with_targets(struct batch *b)
{
    struct lac_arena *arena = b->trial->arena;
    struct lac_node *node = lac_arena_alloc(arena, sizeof *node);
    *node = *b->node;
    node->edits = lac_arena_alloc(arena, (b->n + 1) * sizeof *node->edits);
    for (size_t i = 0; i < b->n; i++) {
        node->edits[i] = b->node->edits[i];
        node->edits[i].target_text = b->out[i];
    }
    return node;
}

static void all_there(struct batch *b)
{
    struct lac_trial *t = b->trial;
    const char *bad = b->failed;
    if (!bad && b->node->depth == 0)
        bad = take_root(t, b->out, b->n);
    if (bad)
        answer(b, false, bad);
    else
        lac_trial_check(t, b->node->depth ? with_targets(b) : b->node, LAC_TARGET, b->machine, checked, b);
}

static void translated(void *user, const char *text, const char *code, const char *message)
{
    (void)message;
    struct piece *p = user;
    struct batch *b = p->batch;
    if (!text && !code)
        return; /* the session closes */
    if (text)
        b->out[p->index] = lac_arena_strdup(b->trial->arena, text);
    else if (!b->failed || p->index < b->failed_at) {
        b->failed = lac_arena_printf(b->trial->arena, "translation: %s", code);
        b->failed_at = p->index;
    }
    if (--b->open == 0)
        all_there(b);
}

static void send(struct batch *b, size_t index, const char *text)
{
    struct lac_run *run = b->trial->run;
    struct piece *p = lac_arena_alloc(b->trial->arena, sizeof *p);
    *p = (struct piece){b, index};
    b->machine = true;
    b->calls++;
    lac_translate(&run->session, run->cast.english, b->trial->language, text, translated, p);
}

static struct batch *new_batch(struct lac_trial *t, uint64_t ticket, const struct lac_node *node, size_t n)
{
    struct batch *b = lac_arena_alloc(t->arena, sizeof *b);
    *b = (struct batch){.trial = t, .ticket = ticket, .node = node, .n = n};
    b->out = lac_arena_alloc(t->arena, (n + 1) * sizeof *b->out);
    return b;
}

static bool is_placebo(const struct lac_trial *t)
{
    return strcmp(t->language->code, LAC_PLACEBO) == 0;
}

static void translate_root(struct lac_trial *t, uint64_t ticket, const struct lac_node *node)
{
    const struct lac_item *item = t->item;
    const struct lac_wording *given = lac_item_wording(item, t->language->code);
    struct batch *b = new_batch(t, ticket, node, item->en.n + 1);
    if (given) {
        t->target = *given;
        answer(b, true, NULL);
        return;
    }
    b->open = is_placebo(t) ? 1 : b->n;
    for (size_t i = 0; i < item->en.n && is_placebo(t); i++)
        b->out[i + 1] = item->en.choices[i]; /* the placebo's words differ in the question, not in the choices */
    send(b, 0, item->en.stem);
    for (size_t i = 0; i < item->en.n && !is_placebo(t); i++)
        send(b, i + 1, item->en.choices[i]);
}

static void translate_child(struct lac_trial *t, uint64_t ticket, const struct lac_node *node)
{
    struct batch *b = new_batch(t, ticket, node, node->n_edits);
    bool missing[256] = {false};
    for (size_t i = 0; i < b->n; i++) {
        b->out[i] = node->edits[i].target_text;
        if (b->out[i])
            continue;
        if (is_placebo(t) && !lac_can_translate(&t->run->session, t->language)) {
            b->out[i] = node->edits[i].text; /* English in other words may keep what was added */
        } else if (i < 256) {
            missing[i] = true;
            b->open++;
        }
    }
    if (b->open == 0) {
        all_there(b);
        return;
    }
    for (size_t i = 0; i < b->n; i++)
        if (i < 256 && missing[i])
            send(b, i, node->edits[i].text);
}

void lac_trial_translate(struct lac_trial *trial, uint64_t ticket, const struct lac_node *node)
{
    if (node->depth == 0)
        translate_root(trial, ticket, node);
    else
        translate_child(trial, ticket, node);
}
