/* pipeline.c - the way of one child, seen from outside: what is asked, in which order, and where it ends. */
#include "tests/unit/search/hand.h"

static void a_rejected_child_asks_nobody_else(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a"}, {.text = "a", .check = "names the answer"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_int_equal(hand_node(&hand, "a")->verdict, LAC_V_REJECTED);
    assert_string_equal(hand_node(&hand, "a")->reason, "names the answer");
    assert_int_equal(hand_count(&hand, ":a"), 1);
    lac_branch_free(hand.branch);
}

static void a_child_dropped_in_english_never_asks_the_target(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a"}, {.text = "a", .english = "rrrw", .target = "w"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    const struct lac_node *node = hand_node(&hand, "a");
    assert_int_equal(node->verdict, LAC_V_ENGLISH);
    assert_int_equal(hand_count(&hand, "english:a"), 4); /* dropped at the end of the second round of two */
    assert_int_equal(hand_count(&hand, "translate:a"), 0);
    assert_int_equal(hand_count(&hand, "target:a"), 0);
    assert_true(isnan(node->value));
    assert_int_equal(lac_tally_asked(&node->english), 4);
    lac_branch_free(hand.branch);
}

static void a_round_is_asked_to_its_end_though_its_first_vote_decides(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a"}, {.text = "a", .english = "wr"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.round = 3;
    hand_run(&hand, &options);
    assert_int_equal(hand_count(&hand, "english:a"), 3);
    lac_branch_free(hand.branch);
}

static void the_last_round_holds_what_is_left(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.round = 4;
    hand_run(&hand, &options);
    assert_non_null(strstr(hand.log, "check:a english:a:0 english:a:1 english:a:2 english:a:3 english:a:4 translate:a "
                                     "target:a:0 target:a:1 target:a:2 target:a:3 target:a:4"));
    assert_null(strstr(hand.log, "english:a:5"));
    lac_branch_free(hand.branch);
}

static void an_untranslated_child_asks_no_target_votes_and_keeps_the_reason(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a"}, {.text = "a", .translation = "says more"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_int_equal(hand_node(&hand, "a")->verdict, LAC_V_UNTRANSLATED);
    assert_string_equal(hand_node(&hand, "a")->reason, "says more");
    assert_null(hand_node(&hand, "a")->edits[0].target_text);
    assert_int_equal(hand_count(&hand, "target:a"), 0);
    lac_branch_free(hand.branch);
}

static void translate_without_texts(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node)
{
    static const char *const none[1] = {NULL};
    bool shorter = node->n_edits && strcmp(hand_name(node), "a") != 0;
    (void)user;
    lac_branch_translate_done(branch, ticket, true, NULL, none, shorter ? 0 : node->n_edits, 0);
}

static void a_translation_that_lacks_a_text_fails(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a b"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    struct lac_world world = {&hand,      hand_perturb, hand_check,  hand_vote,    translate_without_texts,
                              hand_score, hand_decided, hand_closed, hand_finished};
    (void)state;
    hand.branch = lac_branch_new((struct lac_id){1, 2}, "stem", " ", &options, &world);
    lac_branch_start(hand.branch);
    assert_int_equal(hand_node(&hand, "a")->verdict, LAC_V_UNTRANSLATED);
    assert_string_equal(hand_node(&hand, "a")->reason, "translation_incomplete");
    assert_int_equal(hand_node(&hand, "b")->verdict, LAC_V_UNTRANSLATED);
    lac_branch_free(hand.branch);
}

static void a_score_that_is_no_number_rejects_the_child(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a"}, {.text = "a", .target = "i"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.include = options.potential = -100;
    options.plain = LAC_PLAIN_SKIP;
    hand_run(&hand, &options);
    assert_int_equal(hand_node(&hand, "a")->verdict, LAC_V_NOT_FINITE);
    assert_accepted(&hand, "");
    lac_branch_free(hand.branch);
}

static void refusals_in_the_target_score_nothing(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a"}, {.text = "a", .target = "f", .margin = 0.5}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_float_equal(hand_node(&hand, "a")->value, 0, 1e-12);
    assert_float_equal(hand_node(&hand, "a")->margin, 0.5, 1e-12);
    assert_int_equal(hand_node(&hand, "a")->verdict, LAC_V_SCORED);
    lac_branch_free(hand.branch);
}

static void children_of_one_chunk_are_worked_on_at_the_same_time(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a b c"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.chunk = 2;
    hand.held_text = "a";
    hand.held = 0;
    hand_run(&hand, &options);
    assert_int_equal(hand_node(&hand, "b")->verdict, LAC_V_SCORED); /* though a still waits for its first vote */
    assert_int_equal(hand_count(&hand, ":c"), 0);
    hand_release(&hand, LAC_RIGHT);
    hand_release(&hand, LAC_RIGHT);
    assert_int_equal(hand_node(&hand, "c")->verdict, LAC_V_SCORED);
    lac_branch_free(hand.branch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rejected_child_asks_nobody_else),
        cmocka_unit_test(a_child_dropped_in_english_never_asks_the_target),
        cmocka_unit_test(a_round_is_asked_to_its_end_though_its_first_vote_decides),
        cmocka_unit_test(the_last_round_holds_what_is_left),
        cmocka_unit_test(an_untranslated_child_asks_no_target_votes_and_keeps_the_reason),
        cmocka_unit_test(a_translation_that_lacks_a_text_fails),
        cmocka_unit_test(a_score_that_is_no_number_rejects_the_child),
        cmocka_unit_test(refusals_in_the_target_score_nothing),
        cmocka_unit_test(children_of_one_chunk_are_worked_on_at_the_same_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
