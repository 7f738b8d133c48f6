#include "core/run/draw.h"
#include "core/base/rng.h"

#include <string.h>

enum { TRIES = 64 }; /* rolls for a draw unlike the ones before; the spaces in use have thousands */

static void seed_rng(struct lac_rng *rng, const struct lac_draw_space *space, const char *what, struct lac_id item,
                     const char *model, size_t number, size_t roll)
{
    struct lac_hash *hash = lac_hash_new();
    lac_hash_u64(hash, space->seed);
    lac_hash_text(hash, what);
    lac_hash_u64(hash, item.hi);
    lac_hash_u64(hash, item.lo);
    lac_hash_text(hash, model);
    lac_hash_u64(hash, number);
    lac_hash_u64(hash, roll);
    struct lac_id key = lac_hash_end(hash);
    lac_hash_free(hash);
    lac_rng_seed(rng, key.hi, key.lo);
}

/* The part that is shared by all items: variant and examples of draw `number`. */
static void roll_frame(const struct lac_draw_space *space, size_t number, size_t roll, struct lac_draw *draw)
{
    struct lac_rng rng;
    size_t pool[256];
    seed_rng(&rng, space, "frame", (struct lac_id){0, 0}, NULL, number, roll);
    size_t n = space->pool < 256 ? space->pool : 256;
    lac_rng_permutation(&rng, pool, n);
    draw->variant = (number + roll) % space->variants;
    draw->n_examples = space->n_examples;
    for (size_t i = 0; i < draw->n_examples; i++)
        draw->examples[i] = pool[i];
    draw->example_shift = (size_t)lac_rng_below(&rng, space->shifts ? space->shifts : 1);
}

void lac_choice_order(struct lac_rng *rng, const struct lac_item *item, size_t order[LAC_CHOICES_MAX])
{
    size_t loose[LAC_CHOICES_MAX], among[LAC_CHOICES_MAX], n = 0;
    for (size_t i = 0; i < item->en.n; i++) {
        order[i] = i;
        if (!lac_choice_pinned(item->en.choices[i]))
            loose[n++] = i;
    }
    lac_rng_permutation(rng, among, n);
    for (size_t i = 0; i < n; i++)
        order[loose[i]] = loose[among[i]];
}

static void roll_order(const struct lac_draw_space *space, const struct lac_item *item, const char *model,
                       size_t number, size_t roll, struct lac_draw *draw)
{
    struct lac_rng rng;
    seed_rng(&rng, space, "order", item->key, model, number, roll);
    draw->n = item->en.n;
    lac_choice_order(&rng, item, draw->order);
}

static bool same_examples(const struct lac_draw *a, const struct lac_draw *b)
{
    return a->n_examples == b->n_examples && memcmp(a->examples, b->examples, a->n_examples * sizeof *a->examples) == 0;
}

static bool same_request(const struct lac_draw_space *space, const struct lac_draw *a, const struct lac_draw *b)
{
    if (a->variant != b->variant || !same_examples(a, b))
        return false;
    if (space->ask == LAC_ASK_TEXT)
        return true;
    return memcmp(a->order, b->order, a->n * sizeof *a->order) == 0 &&
           (a->n_examples == 0 || a->example_shift == b->example_shift);
}

size_t lac_draws(const struct lac_draw_space *space, const struct lac_item *item, const char *model,
                 struct lac_draw *draws, size_t count)
{
    size_t made = 0;
    for (size_t number = 0; made < count && number < count; number++) {
        bool fresh = false;
        for (size_t roll = 0; roll < TRIES && !fresh; roll++) {
            struct lac_draw *draw = &draws[made];
            memset(draw, 0, sizeof *draw);
            roll_frame(space, number, roll, draw);
            roll_order(space, item, model, number, roll, draw);
            fresh = true;
            for (size_t i = 0; i < made && fresh; i++)
                fresh = !same_request(space, &draws[i], draw);
        }
        made += fresh;
    }
    return made;
}

size_t lac_draw_position(const struct lac_draw *draw, size_t choice)
{
    for (size_t i = 0; i < draw->n; i++)
        if (draw->order[i] == choice)
            return i;
    return draw->n;
}
