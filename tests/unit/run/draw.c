#include "core/run/draw.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MANY = 24 };

static const char *const metals[] = {"gold", "lead", "tin", "iron"};
static const char *const pinned[] = {"gold", "lead", "both of them", "all of the above"};
static const char *const pair_of[] = {"yes", "no"};

static struct lac_item item_of(const char *const *choices, size_t n, uint64_t key)
{
    return (struct lac_item){.id = "x", .en = {"en", "Which?", choices, n}, .key = {key, key * 7}};
}

static struct lac_draw_space space_of(enum lac_ask ask)
{
    return (struct lac_draw_space){.seed = 3, .ask = ask, .variants = 3, .pool = 8, .n_examples = 2, .shifts = 4};
}

static bool same_request(enum lac_ask ask, const struct lac_draw *a, const struct lac_draw *b)
{
    bool frame = a->variant == b->variant && a->n_examples == b->n_examples &&
                 memcmp(a->examples, b->examples, a->n_examples * sizeof *a->examples) == 0;
    if (ask == LAC_ASK_TEXT)
        return frame;
    return frame && a->example_shift == b->example_shift && memcmp(a->order, b->order, a->n * sizeof *a->order) == 0;
}

static void no_two_draws_lead_to_the_same_request(void **state)
{
    (void)state;
    const enum lac_ask asks[] = {LAC_ASK_LETTER, LAC_ASK_TEXT};
    for (int a = 0; a < 2; a++) {
        for (uint64_t key = 1; key <= 20; key++) {
            struct lac_item item = item_of(metals, 4, key);
            struct lac_draw_space space = space_of(asks[a]);
            struct lac_draw draws[MANY];
            assert_int_equal(lac_draws(&space, &item, "m", draws, MANY), MANY);
            for (int i = 0; i < MANY; i++)
                for (int k = 0; k < i; k++)
                    assert_false(same_request(asks[a], &draws[i], &draws[k]));
        }
    }
}

static void every_order_is_a_permutation(void **state)
{
    (void)state;
    struct lac_item item = item_of(metals, 4, 5);
    struct lac_draw_space space = space_of(LAC_ASK_LETTER);
    struct lac_draw draws[MANY];
    lac_draws(&space, &item, "m", draws, MANY);
    for (int i = 0; i < MANY; i++) {
        unsigned seen = 0;
        assert_int_equal(draws[i].n, 4);
        for (size_t p = 0; p < 4; p++) {
            seen |= 1u << draws[i].order[p];
            assert_int_equal(lac_draw_position(&draws[i], draws[i].order[p]), p);
        }
        assert_int_equal(seen, 15);
    }
}

static void the_same_seed_gives_the_same_draws_and_another_seed_others(void **state)
{
    (void)state;
    struct lac_item item = item_of(metals, 4, 5);
    struct lac_draw_space space = space_of(LAC_ASK_LETTER);
    struct lac_draw a[MANY], b[MANY];
    lac_draws(&space, &item, "m", a, MANY);
    lac_draws(&space, &item, "m", b, MANY);
    assert_memory_equal(a, b, sizeof a);
    space.seed = 4;
    lac_draws(&space, &item, "m", b, MANY);
    assert_memory_not_equal(a, b, sizeof a);
}

static void more_draws_begin_with_the_fewer_ones(void **state)
{
    (void)state;
    struct lac_item item = item_of(metals, 4, 5);
    struct lac_draw_space space = space_of(LAC_ASK_LETTER);
    struct lac_draw few[5], many[MANY];
    lac_draws(&space, &item, "m", few, 5);
    lac_draws(&space, &item, "m", many, MANY);
    assert_memory_equal(few, many, sizeof few);
}

static void items_and_models_get_orders_of_their_own(void **state)
{
    (void)state;
    struct lac_item one = item_of(metals, 4, 5), other = item_of(metals, 4, 6);
    struct lac_draw_space space = space_of(LAC_ASK_LETTER);
    struct lac_draw a[8], b[8], c[8];
    lac_draws(&space, &one, "m", a, 8);
    lac_draws(&space, &other, "m", b, 8);
    lac_draws(&space, &one, "n", c, 8);
    int by_item = 0, by_model = 0;
    for (int i = 0; i < 8; i++) {
        by_item += memcmp(a[i].order, b[i].order, sizeof a[i].order) != 0;
        by_model += memcmp(a[i].order, c[i].order, sizeof a[i].order) != 0;
    }
    assert_true(by_item > 3);
    assert_true(by_model > 3);
}

static void instruction_and_examples_are_equal_over_items(void **state)
{
    (void)state;
    const enum lac_ask asks[] = {LAC_ASK_LETTER, LAC_ASK_TEXT};
    for (int a = 0; a < 2; a++) {
        struct lac_draw_space space = space_of(asks[a]);
        struct lac_item first = item_of(metals, 4, 1);
        struct lac_draw frame[12], draws[12];
        lac_draws(&space, &first, "m", frame, 12);
        for (uint64_t key = 2; key < 40; key++) {
            struct lac_item item = item_of(metals, 4, key);
            lac_draws(&space, &item, "m", draws, 12);
            for (int i = 0; i < 12; i++) {
                assert_int_equal(draws[i].variant, frame[i].variant);
                assert_memory_equal(draws[i].examples, frame[i].examples, sizeof frame[i].examples);
                assert_int_equal(draws[i].example_shift, frame[i].example_shift);
            }
        }
    }
}

static void choices_that_speak_of_others_keep_their_place(void **state)
{
    (void)state;
    struct lac_item item = item_of(pinned, 4, 5);
    struct lac_draw_space space = space_of(LAC_ASK_LETTER);
    struct lac_draw draws[MANY];
    int swapped = 0;
    assert_int_equal(lac_draws(&space, &item, "m", draws, MANY), MANY);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(draws[i].order[3], 3);
        assert_int_equal(draws[i].order[2], lac_choice_pinned(pinned[2]) ? 2 : draws[i].order[2]);
        swapped += draws[i].order[0] != 0;
    }
    assert_true(swapped > 0);
}

static void the_gold_position_is_balanced_over_many_items(void **state)
{
    (void)state;
    struct lac_draw_space space = space_of(LAC_ASK_LETTER);
    int at[4] = {0};
    for (uint64_t key = 1; key <= 1000; key++) {
        struct lac_item item = item_of(metals, 4, key);
        struct lac_draw draw;
        lac_draws(&space, &item, "m", &draw, 1);
        at[lac_draw_position(&draw, 0)]++;
    }
    for (int p = 0; p < 4; p++) /* mean 250, deviation 14 */
        assert_in_range(at[p], 190, 310);
}

static void a_space_that_is_too_small_gives_fewer(void **state)
{
    (void)state;
    struct lac_item item = item_of(pair_of, 2, 5);
    struct lac_draw_space space = {.seed = 1, .ask = LAC_ASK_LETTER, .variants = 1};
    struct lac_draw draws[6];
    assert_int_equal(lac_draws(&space, &item, "m", draws, 6), 2); /* two orders, one instruction, no examples */
    space.ask = LAC_ASK_TEXT;
    assert_int_equal(lac_draws(&space, &item, "m", draws, 6), 1); /* the order is not in the prompt */
    space.variants = 2;
    assert_int_equal(lac_draws(&space, &item, "m", draws, 6), 2);
}

static void examples_are_distinct_and_from_the_pool(void **state)
{
    (void)state;
    struct lac_item item = item_of(metals, 4, 5);
    struct lac_draw_space space = space_of(LAC_ASK_TEXT);
    struct lac_draw draws[MANY];
    space.n_examples = 4;
    lac_draws(&space, &item, "m", draws, MANY);
    for (int d = 0; d < MANY; d++) {
        assert_true(draws[d].variant < 3);
        assert_int_equal(draws[d].n_examples, 4);
        for (int i = 0; i < 4; i++) {
            assert_true(draws[d].examples[i] < 8);
            for (int k = 0; k < i; k++)
                assert_int_not_equal(draws[d].examples[i], draws[d].examples[k]);
        }
    }
}

static void the_gold_of_an_example_stands_at_places_that_it_has(void **state)
{
    (void)state;
    struct lac_item item = item_of(metals, 4, 5);
    struct lac_draw_space space = space_of(LAC_ASK_LETTER);
    struct lac_draw draws[MANY];
    space.shifts = 2; /* shift 0 and 2 would be one prompt where an example has two choices */
    lac_draws(&space, &item, "m", draws, MANY);
    for (int i = 0; i < MANY; i++)
        assert_true(draws[i].example_shift < 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_draws_lead_to_the_same_request),
        cmocka_unit_test(every_order_is_a_permutation),
        cmocka_unit_test(the_same_seed_gives_the_same_draws_and_another_seed_others),
        cmocka_unit_test(more_draws_begin_with_the_fewer_ones),
        cmocka_unit_test(items_and_models_get_orders_of_their_own),
        cmocka_unit_test(instruction_and_examples_are_equal_over_items),
        cmocka_unit_test(choices_that_speak_of_others_keep_their_place),
        cmocka_unit_test(the_gold_position_is_balanced_over_many_items),
        cmocka_unit_test(a_space_that_is_too_small_gives_fewer),
        cmocka_unit_test(examples_are_distinct_and_from_the_pool),
        cmocka_unit_test(the_gold_of_an_example_stands_at_places_that_it_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
