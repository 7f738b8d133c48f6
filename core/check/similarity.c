#include "core/check/similarity.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    ORDERS = 6,     /* n-grams of 1 .. 6 characters, as in the paper */
    EDIT_MAX = 2000 /* characters; the table's work grows with the square */
};

struct points {
    uint32_t *at;
    size_t n;
};

static struct points points_of(const char *text, size_t len, bool spaces, size_t max)
{
    struct points p = {.at = lac_alloc(((len < max ? len : max) + 1) * sizeof(uint32_t))};
    for (size_t at = 0, took; at < len && p.n < max; at += took ? took : 1) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        if (spaces || !lac_utf8_is_space(cp))
            p.at[p.n++] = cp;
    }
    return p;
}

/* Open addressing; a gram is named by a place where it stands, so equal hashes are told apart by their characters. */
struct grams {
    struct slot {
        const uint32_t *at; /* NULL: free */
        size_t count[2];    /* in the hypothesis, in the reference */
    } * slots;
    size_t mask, order;
};

static uint64_t hash_of(const uint32_t *at, size_t n)
{
    uint64_t h = 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ at[i]) * 0xD6E8FEB86659FD93u;
        h ^= h >> 32;
    }
    return h;
}

static void count(struct grams *grams, const struct points *text, int side)
{
    for (size_t i = 0; i + grams->order <= text->n; i++) {
        const uint32_t *gram = text->at + i;
        size_t at = hash_of(gram, grams->order) & grams->mask;
        while (grams->slots[at].at && memcmp(grams->slots[at].at, gram, grams->order * sizeof *gram) != 0)
            at = (at + 1) & grams->mask;
        grams->slots[at].at = gram;
        grams->slots[at].count[side]++;
    }
}

static size_t shared(const struct grams *grams)
{
    size_t both = 0;
    for (size_t i = 0; i <= grams->mask; i++) {
        const size_t *n = grams->slots[i].count;
        both += n[0] < n[1] ? n[0] : n[1];
    }
    return both;
}

static size_t grams_in(const struct points *text, size_t order)
{
    return text->n >= order ? text->n - order + 1 : 0;
}

double lac_chrf(const char *hypothesis, size_t hypothesis_len, const char *reference, size_t reference_len)
{
    struct points h = points_of(hypothesis, hypothesis_len, false, (size_t)-1);
    struct points r = points_of(reference, reference_len, false, (size_t)-1);
    struct grams grams = {.mask = 15};
    while (grams.mask < 2 * (h.n + r.n))
        grams.mask = grams.mask * 2 + 1;
    grams.slots = lac_alloc((grams.mask + 1) * sizeof *grams.slots);
    double precision = 0, recall = 0;
    size_t orders = 0;
    for (size_t order = 1; order <= ORDERS; order++) {
        size_t in_h = grams_in(&h, order), in_r = grams_in(&r, order);
        if (in_h == 0 || in_r == 0)
            break;
        grams.order = order;
        memset(grams.slots, 0, (grams.mask + 1) * sizeof *grams.slots);
        count(&grams, &h, 0);
        count(&grams, &r, 1);
        double both = (double)shared(&grams);
        precision += both / (double)in_h;
        recall += both / (double)in_r;
        orders++;
    }
    bool equal = h.n == 0 && r.n == 0;
    free(grams.slots);
    free(h.at);
    free(r.at);
    if (equal || precision + recall == 0)
        return equal ? 1 : 0;
    precision /= (double)orders;
    recall /= (double)orders;
    return 5 * precision * recall / (4 * precision + recall); /* (1 + b^2) P R / (b^2 P + R), b = 2 */
}

static size_t levenshtein(const struct points *a, const struct points *b)
{
    size_t *row = lac_alloc((b->n + 1) * sizeof *row);
    for (size_t j = 0; j <= b->n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a->n; i++) {
        size_t corner = row[0]; /* the cell up and to the left */
        row[0] = i;
        for (size_t j = 1; j <= b->n; j++) {
            size_t best = corner + (a->at[i - 1] != b->at[j - 1]);
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            corner = row[j];
            row[j] = best;
        }
    }
    size_t distance = row[b->n];
    free(row);
    return distance;
}

double lac_edit_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    struct points x = points_of(a, a_len, true, EDIT_MAX), y = points_of(b, b_len, true, EDIT_MAX);
    size_t longer = x.n > y.n ? x.n : y.n;
    double distance = longer == 0 ? 0 : (double)levenshtein(&x, &y) / (double)longer;
    free(x.at);
    free(y.at);
    return distance;
}
