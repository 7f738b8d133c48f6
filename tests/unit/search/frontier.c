#include "core/search/frontier.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct place {
    struct lac_arena *arena;
    struct lac_frontier *frontier;
};

static struct place place_of(struct lac_id key)
{
    struct place place = {.arena = lac_arena_new()};
    place.frontier = lac_frontier_new(place.arena, key, "stem", " ");
    return place;
}

static void leave(struct place *place)
{
    lac_frontier_free(place->frontier);
    lac_arena_free(place->arena);
}

static struct lac_child *add(struct place *place, struct lac_child *parent, enum lac_side side, const char *text,
                             const char *given)
{
    struct lac_edit edit = {.side = side, .text = text, .target_text = given};
    return lac_frontier_add(place->frontier, parent ? parent : place->frontier->root, &edit, 0);
}

static void a_child_has_its_parents_edits_and_one_more(void **state)
{
    struct place place = place_of((struct lac_id){1, 2});
    (void)state;
    struct lac_child *a = add(&place, NULL, LAC_BEFORE, "a", NULL);
    a->node.edits[0].target_text = "ta";
    struct lac_child *b = add(&place, a, LAC_AFTER, "b", "tb");
    assert_int_equal(b->node.depth, 2);
    assert_int_equal(b->node.n_edits, 2);
    assert_string_equal(b->node.edits[0].target_text, "ta");
    assert_string_equal(b->node.edits[1].target_text, "tb");
    assert_ptr_equal(b->node.parent, &a->node);
    assert_int_equal(b->node.rank, -1);
    leave(&place);
}

static void of_equal_texts_the_first_stays(void **state)
{
    struct place place = place_of((struct lac_id){1, 2});
    (void)state;
    struct lac_child *a = add(&place, NULL, LAC_BEFORE, "a", NULL);
    struct lac_child *b = add(&place, NULL, LAC_AFTER, "b", NULL);
    assert_null(add(&place, NULL, LAC_BEFORE, "a", NULL));
    assert_non_null(add(&place, a, LAC_AFTER, "b", NULL));
    assert_null(add(&place, b, LAC_BEFORE, "a", NULL));         /* the same text the other way round */
    assert_null(add(&place, b, LAC_REPLACE, "a stem b", NULL)); /* or written at once */
    assert_null(add(&place, b, LAC_REPLACE, "stem", NULL));     /* the root's own text */
    assert_non_null(add(&place, NULL, LAC_AFTER, "a", NULL));   /* another place */
    assert_int_equal(place.frontier->children.n, 4);
    leave(&place);
}

static void equal_texts_with_other_target_texts_given_both_stay(void **state)
{
    struct place place = place_of((struct lac_id){1, 2});
    (void)state;
    struct lac_child *none = add(&place, NULL, LAC_BEFORE, "a", NULL);
    struct lac_child *x = add(&place, NULL, LAC_BEFORE, "a", "x");
    assert_non_null(x);
    assert_non_null(add(&place, NULL, LAC_BEFORE, "a", "y"));
    assert_non_null(add(&place, NULL, LAC_BEFORE, "a", "a")); /* kept in English, not translated */
    assert_null(add(&place, NULL, LAC_BEFORE, "a", "x"));
    assert_false(lac_id_equal(none->node.id, x->node.id));
    assert_non_null(add(&place, none, LAC_AFTER, "b", NULL));
    assert_non_null(add(&place, x, LAC_AFTER, "b", NULL));
    assert_non_null(add(&place, none, LAC_REPLACE, "c", NULL));
    assert_null(add(&place, x, LAC_REPLACE, "c", NULL)); /* nothing is left of what was given */
    leave(&place);
}

static void a_translation_does_not_count_as_given(void **state)
{
    struct place place = place_of((struct lac_id){1, 2});
    (void)state;
    struct lac_child *a = add(&place, NULL, LAC_BEFORE, "a", NULL);
    struct lac_child *b = add(&place, NULL, LAC_AFTER, "b", NULL);
    a->node.edits[0].target_text = "ta";
    b->node.edits[0].target_text = "tb";
    assert_non_null(add(&place, a, LAC_AFTER, "b", NULL));
    assert_null(add(&place, b, LAC_BEFORE, "a", NULL));
    leave(&place);
}

static void ids_come_from_the_key_and_the_edits(void **state)
{
    struct place one = place_of((struct lac_id){1, 2}), same = place_of((struct lac_id){1, 2});
    struct place other = place_of((struct lac_id){1, 3});
    (void)state;
    add(&same, NULL, LAC_BEFORE, "z", NULL);
    struct lac_id id = add(&one, NULL, LAC_BEFORE, "a", NULL)->node.id;
    assert_true(lac_id_equal(id, add(&same, NULL, LAC_BEFORE, "a", NULL)->node.id));
    assert_false(lac_id_equal(id, add(&other, NULL, LAC_BEFORE, "a", NULL)->node.id));
    assert_false(lac_id_equal(id, add(&one, NULL, LAC_AFTER, "a", NULL)->node.id));
    assert_false(lac_id_equal(id, one.frontier->root->node.id));
    leave(&one);
    leave(&same);
    leave(&other);
}

static void chunks_cover_a_level_and_the_last_may_be_short(void **state)
{
    static const char *const texts[] = {"a", "b", "c", "d", "e"};
    struct place place = place_of((struct lac_id){1, 2});
    struct lac_frontier *frontier = place.frontier;
    (void)state;
    lac_frontier_level(frontier);
    assert_false(lac_frontier_cut(frontier, 2));
    for (int i = 0; i < 5; i++)
        add(&place, NULL, LAC_BEFORE, texts[i], NULL);
    for (size_t first = 0; first < 5; first += 2) {
        assert_int_equal(lac_frontier_left(frontier), 5 - first);
        assert_true(lac_frontier_cut(frontier, 2));
        assert_int_equal(frontier->first, first);
        assert_int_equal(frontier->end, first + 2 < 5 ? first + 2 : 5);
    }
    assert_false(lac_frontier_cut(frontier, 2));
    lac_frontier_level(frontier);
    assert_int_equal(frontier->level, 5);
    leave(&place);
    lac_frontier_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_child_has_its_parents_edits_and_one_more),
        cmocka_unit_test(of_equal_texts_the_first_stays),
        cmocka_unit_test(equal_texts_with_other_target_texts_given_both_stay),
        cmocka_unit_test(a_translation_does_not_count_as_given),
        cmocka_unit_test(ids_come_from_the_key_and_the_edits),
        cmocka_unit_test(chunks_cover_a_level_and_the_last_may_be_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
