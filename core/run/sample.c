#include "core/run/sample.h"
#include "core/base/alloc.h"

#include <stdlib.h>
#include <string.h>

bool lac_sample_parse(const char *word, enum lac_sample *out)
{
    static const char *const words[] = {"plain", "subject", "even"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(word, words[i]) == 0) {
            *out = (enum lac_sample)i;
            return true;
        }
    }
    return false;
}

struct lot {
    struct lac_id key;
    size_t index;
    const char *subject;
    double turn; /* when it is drawn: smaller first, equal ones by lot */
};

static int by_key(const struct lot *a, const struct lot *b)
{
    return lac_id_compare(a->key, b->key);
}

static int by_subject(const void *a, const void *b)
{
    int order = strcmp(((const struct lot *)a)->subject, ((const struct lot *)b)->subject);
    return order ? order : by_key(a, b);
}

static int by_turn(const void *a, const void *b)
{
    double x = ((const struct lot *)a)->turn, y = ((const struct lot *)b)->turn;
    return x < y ? -1 : x > y ? 1 : by_key(a, b);
}

/* The lots of a subject stand together, in the order of their keys. */
static void set_turns(struct lot *lots, size_t n, enum lac_sample how)
{
    for (size_t from = 0, to; from < n; from = to) {
        to = from;
        while (to < n && strcmp(lots[to].subject, lots[from].subject) == 0)
            to++;
        for (size_t i = from; i < to; i++)
            lots[i].turn =
                how == LAC_SAMPLE_EVEN ? (double)(i - from) : ((double)(i - from) + 0.5) / (double)(to - from);
    }
}

size_t lac_sample_take(struct lac_item *items, size_t n, size_t limit, uint64_t seed, enum lac_sample how)
{
    if (limit == 0 || limit >= n)
        return n;
    struct lot *lots = lac_alloc(n * sizeof *lots);
    for (size_t i = 0; i < n; i++) {
        uint64_t parts[3] = {seed, items[i].key.hi, items[i].key.lo};
        bool told = how != LAC_SAMPLE_PLAIN && items[i].subject;
        lots[i] = (struct lot){lac_id_of_bytes(parts, sizeof parts), i, told ? items[i].subject : "", 0};
    }
    if (how != LAC_SAMPLE_PLAIN) {
        qsort(lots, n, sizeof *lots, by_subject);
        set_turns(lots, n, how);
    }
    qsort(lots, n, sizeof *lots, by_turn);
    bool *chosen = lac_alloc_zero(n, sizeof *chosen);
    for (size_t i = 0; i < limit; i++)
        chosen[lots[i].index] = true;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (chosen[i])
            items[kept++] = items[i];
    free(lots);
    free(chosen);
    return kept;
}
