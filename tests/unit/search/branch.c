#include "tests/unit/search/hand.h"

static void a_root_that_english_fails_is_not_eligible(void **state)
{
    static const struct fate fates[] = {{.text = "", .english = "rw"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_NOT_ELIGIBLE);
    assert_string_equal(hand.log, "english::0 english::1");
    assert_string_equal(hand.events, "=english close end");
    assert_int_equal(lac_branch_calls(hand.branch), 2);
    lac_branch_free(hand.branch);
}

static void a_root_whose_translation_fails_is_unsound(void **state)
{
    static const struct fate fates[] = {{.text = "", .translation = "other meaning"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_UNSOUND);
    assert_string_equal(lac_branch_root(hand.branch)->reason, "other meaning");
    assert_int_equal(hand_count(&hand, "target"), 0);
    lac_branch_free(hand.branch);
}

static const struct fate PLAIN[] = {
    {.text = "", .target = "w", .children = "a b"},
    {.text = "a", .target = "w"},
    {.text = "b", .target = "w", .margin = 1},
};

static void a_plain_pair_ends_the_branch_by_default(void **state)
{
    struct hand hand = HAND(PLAIN);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_PLAIN);
    assert_int_equal(lac_branch_root(hand.branch)->verdict, LAC_V_ACCEPTED);
    assert_float_equal(lac_branch_root(hand.branch)->value, 1, 1e-12);
    assert_int_equal(lac_branch_root(hand.branch)->acceptance, -1);
    assert_accepted(&hand, "");
    assert_int_equal(hand_count(&hand, "perturb"), 0);
    assert_string_equal(hand.events, "=accepted close end");
    lac_branch_free(hand.branch);
}

static void a_plain_pair_can_be_skipped_or_counted(void **state)
{
    struct lac_search_options options = hand_options();
    (void)state;
    options.keep = 2;
    options.plain = LAC_PLAIN_SKIP;
    struct hand skip = HAND(PLAIN);
    hand_run(&skip, &options);
    assert_int_equal(lac_branch_state(skip.branch), LAC_BRANCH_DONE);
    assert_accepted(&skip, "b a");
    lac_branch_free(skip.branch);

    options.plain = LAC_PLAIN_ON;
    struct hand on = HAND(PLAIN);
    hand_run(&on, &options);
    assert_int_equal(lac_branch_state(on.branch), LAC_BRANCH_DONE);
    assert_accepted(&on, "b");
    assert_int_equal(hand_node(&on, "a")->verdict, LAC_V_SURPLUS);
    lac_branch_free(on.branch);

    options.keep = 1;
    struct hand full = HAND(PLAIN);
    hand_run(&full, &options);
    assert_int_equal(lac_branch_state(full.branch), LAC_BRANCH_PLAIN);
    lac_branch_free(full.branch);
}

static void depth_zero_asks_the_plain_sides_only(void **state)
{
    static const struct fate fates[] = {{.text = "", .target = "wwwr", .children = "a"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.depth = 0;
    options.deep = 6;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_DONE);
    assert_int_equal(lac_branch_root(hand.branch)->verdict, LAC_V_SCORED);
    assert_int_equal(lac_branch_calls(hand.branch), 10);
    assert_int_equal(hand_count(&hand, "perturb"), 0);
    lac_branch_free(hand.branch);
}

static void a_root_without_a_finite_score_is_searched_all_the_same(void **state)
{
    static const struct fate fates[] = {{.text = "", .target = "i", .children = "a"}, {.text = "a", .target = "w"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_root(hand.branch)->verdict, LAC_V_NOT_FINITE);
    assert_accepted(&hand, "a");
    lac_branch_free(hand.branch);
}

/* a: V = 1; b: 1 with the greater margin; c: 0.8; d: 0.6. */
static const struct fate FOUR[] = {
    {.text = "", .children = "a b c d"},       {.text = "a", .target = "w", .margin = 1},
    {.text = "b", .target = "w", .margin = 2}, {.text = "c", .target = "wwwwr"},
    {.text = "d", .target = "wwwrr"},
};

static void children_are_accepted_by_value_then_margin_until_keep(void **state)
{
    struct hand hand = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    options.keep = 2;
    hand_run(&hand, &options);
    assert_accepted(&hand, "b a");
    assert_int_equal(hand_node(&hand, "c")->verdict, LAC_V_SURPLUS);
    assert_int_equal(hand_node(&hand, "c")->acceptance, -1);
    assert_int_equal(hand_node(&hand, "d")->verdict, LAC_V_SCORED);
    assert_string_equal(hand.events, "=scored close d=scored b=accepted a=accepted c=surplus close end");
    lac_branch_free(hand.branch);
}

static void a_value_of_the_threshold_itself_is_accepted(void **state)
{
    struct hand hand = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_accepted(&hand, "b a c"); /* 1 - (1 - 0.8) is 0.8 but for a rounding error */
    lac_branch_free(hand.branch);
}

static void keep_reached_ends_the_branch_before_the_next_chunk(void **state)
{
    struct hand hand = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    options.keep = 1;
    options.chunk = 2;
    hand_run(&hand, &options);
    assert_accepted(&hand, "b");
    assert_int_equal(hand_node(&hand, "a")->verdict, LAC_V_SURPLUS);
    assert_int_equal(hand_node(&hand, "c")->verdict, LAC_V_OPEN);
    assert_int_equal(hand_count(&hand, "check:c"), 0);
    lac_branch_free(hand.branch);
}

static void ties_go_by_id(void **state)
{
    static const struct fate fates[] = {
        {.text = "", .children = "a b c"},
        {.text = "a", .target = "w"},
        {.text = "b", .target = "w"},
        {.text = "c", .target = "w"},
    };
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_accepted(hand.branch), 3);
    for (size_t i = 1; i < 3; i++)
        assert_true(lac_id_compare(lac_branch_accepted_at(hand.branch, i - 1)->id,
                                   lac_branch_accepted_at(hand.branch, i)->id) < 0);
    lac_branch_free(hand.branch);
}

static void the_next_level_lists_children_by_the_rank_of_their_parents(void **state)
{
    static const struct fate fates[] = {
        {.text = "", .children = "a b c"},
        {.text = "a", .target = "wr", .children = "a1"},      /* V 0.2 */
        {.text = "b", .target = "wwwr", .children = "b1 b2"}, /* V 0.6 */
        {.text = "c", .target = "wwr", .children = "c1"},     /* V 0.4 */
    };
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.depth = options.deep = 2;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_nodes(hand.branch), 6);
    assert_string_equal(hand_name(lac_branch_node(hand.branch, 3)), "b1");
    assert_string_equal(hand_name(lac_branch_node(hand.branch, 4)), "b2");
    assert_string_equal(hand_name(lac_branch_node(hand.branch, 5)), "c1");
    assert_int_equal(hand_node(&hand, "b")->rank, 0);
    assert_int_equal(hand_node(&hand, "c")->rank, 1);
    assert_int_equal(hand_node(&hand, "a")->rank, -1);
    assert_ptr_equal(hand_node(&hand, "c1")->parent, hand_node(&hand, "c"));
    assert_int_equal(hand_node(&hand, "b2")->index, 1);
    assert_string_equal(hand_node(&hand, "b1")->edits[0].target_text, "t0");
    lac_branch_free(hand.branch);
}

static void the_search_goes_deep_only_when_potential_was_seen(void **state)
{
    static const struct fate promising[] = {
        {.text = "", .children = "a"},
        {.text = "a", .target = "wwwr", .children = "b"}, /* V 0.6 */
        {.text = "b", .children = "c"},
        {.text = "c", .children = "d"},
    };
    static const struct fate dull[] = {
        {.text = "", .children = "a"}, {.text = "a", .target = "wwr", .children = "b"}, /* V 0.4 */
    };
    struct lac_search_options options = hand_options();
    (void)state;
    options.deep = 3;
    struct hand deep = HAND(promising);
    hand_run(&deep, &options);
    assert_int_equal(lac_branch_nodes(deep.branch), 3);
    lac_branch_free(deep.branch);
    struct hand shallow = HAND(dull);
    hand_run(&shallow, &options);
    assert_int_equal(lac_branch_nodes(shallow.branch), 1);
    lac_branch_free(shallow.branch);
}

static void an_empty_beam_ends_the_branch(void **state)
{
    static const struct fate fates[] = {
        {.text = "", .children = "a b"},
        {.text = "a", .english = "w", .children = "c"},
        {.text = "b", .target = "i", .children = "c"},
    };
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.depth = options.deep = 4;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_DONE);
    assert_int_equal(hand_count(&hand, "perturb"), 1);
    assert_int_equal(hand_node(&hand, "b")->verdict, LAC_V_NOT_FINITE);
    lac_branch_free(hand.branch);
}

static void best_of_n_ends_when_its_allowance_is_spent(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a b c d e f"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.mode = LAC_SEARCH_BEST_OF_N;
    options.chunk = 2;
    options.allowance = 12 + 20; /* root 10, perturb 1, chunk 20: one call is left for the second chunk */
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_calls(hand.branch), 10 + 1 + 40);
    assert_int_equal(hand_count(&hand, "check"), 4);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_DONE);
    lac_branch_free(hand.branch);
}

static void best_of_n_ends_after_eight_replicates_without_a_new_text(void **state)
{
    static const struct fate fates[] = {{.text = "", .children = "a b a"}};
    struct hand hand = HAND(fates);
    struct lac_search_options options = hand_options();
    (void)state;
    options.mode = LAC_SEARCH_BEST_OF_N;
    hand_run(&hand, &options);
    assert_int_equal(hand_count(&hand, "perturb"), 9);
    assert_non_null(strstr(hand.log, "perturb::8 check:a"));
    assert_int_equal(lac_branch_nodes(hand.branch), 2);
    lac_branch_free(hand.branch);
}

static void a_vote_that_never_comes_leaves_the_branch_working_with_closed_chunks_only(void **state)
{
    struct hand hand = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    options.chunk = 2;
    hand.held_text = "d";
    hand.held = 4;
    hand_run(&hand, &options);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_WORKING);
    assert_int_equal(lac_branch_open(hand.branch), 1);
    assert_accepted(&hand, "b a");
    assert_int_equal(hand_node(&hand, "c")->verdict, LAC_V_OPEN); /* V 0.8, but its chunk is open */
    hand_release(&hand, LAC_RIGHT);
    hand_release(&hand, LAC_RIGHT); /* of the target side, held again */
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_DONE);
    assert_accepted(&hand, "b a c");
    lac_branch_free(hand.branch);
}

static void answers_that_fit_no_open_ticket_are_counted_and_ignored(void **state)
{
    struct hand hand = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    hand.held_text = "";
    hand.held = 1;
    hand_run(&hand, &options);
    int64_t calls = lac_branch_calls(hand.branch);
    lac_branch_vote_done(hand.branch, 0, LAC_WRONG, 0);
    lac_branch_vote_done(hand.branch, 99, LAC_WRONG, 0);
    lac_branch_vote_done(hand.branch, 1, LAC_WRONG, 0); /* answered already */
    lac_branch_check_done(hand.branch, hand.held_ticket, false, "no", 1);
    lac_branch_translate_done(hand.branch, hand.held_ticket, false, "no", NULL, 0, 1);
    lac_branch_perturb_done(hand.branch, hand.held_ticket, NULL, 0, 1);
    assert_int_equal(lac_branch_strays(hand.branch), 6);
    assert_int_equal(lac_branch_calls(hand.branch), calls);
    lac_branch_vote_done(hand.branch, hand.held_ticket, LAC_FAILED, 0); /* no verdict: the vote stays open */
    lac_branch_vote_done(hand.branch, hand.held_ticket, LAC_OUTCOMES, 0);
    assert_int_equal(lac_branch_open(hand.branch), 1);
    assert_int_equal(lac_branch_strays(hand.branch), 8);
    hand_release(&hand, LAC_RIGHT);
    hand_release(&hand, LAC_RIGHT);
    assert_int_equal(lac_branch_state(hand.branch), LAC_BRANCH_DONE);
    lac_branch_vote_done(hand.branch, hand.held_ticket, LAC_RIGHT, 0);
    assert_int_equal(lac_branch_strays(hand.branch), 9);
    lac_branch_free(hand.branch);
}

static void another_branch_may_be_freed_from_inside_a_call(void **state)
{
    struct hand first = HAND(FOUR), second = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    second.held_text = "a";
    hand_run(&second, &options);
    first.victim = second.branch;
    hand_run(&first, &options);
    assert_null(first.victim);
    assert_accepted(&first, "b a c");
    lac_branch_free(first.branch);
}

static void starting_twice_changes_nothing(void **state)
{
    struct hand hand = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_run(&hand, &options);
    int64_t calls = lac_branch_calls(hand.branch);
    lac_branch_start(hand.branch);
    assert_int_equal(lac_branch_calls(hand.branch), calls);
    lac_branch_free(hand.branch);
    lac_branch_free(NULL);
}

static void a_branch_carries_its_users_pointer(void **state)
{
    struct hand hand = HAND(FOUR);
    struct lac_search_options options = hand_options();
    (void)state;
    hand_new(&hand, &options);
    assert_null(lac_branch_user(hand.branch));
    lac_branch_set_user(hand.branch, &options);
    assert_ptr_equal(lac_branch_user(hand.branch), &options);
    lac_branch_free(hand.branch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_root_that_english_fails_is_not_eligible),
        cmocka_unit_test(a_root_whose_translation_fails_is_unsound),
        cmocka_unit_test(a_plain_pair_ends_the_branch_by_default),
        cmocka_unit_test(a_plain_pair_can_be_skipped_or_counted),
        cmocka_unit_test(depth_zero_asks_the_plain_sides_only),
        cmocka_unit_test(a_root_without_a_finite_score_is_searched_all_the_same),
        cmocka_unit_test(children_are_accepted_by_value_then_margin_until_keep),
        cmocka_unit_test(a_value_of_the_threshold_itself_is_accepted),
        cmocka_unit_test(keep_reached_ends_the_branch_before_the_next_chunk),
        cmocka_unit_test(ties_go_by_id),
        cmocka_unit_test(the_next_level_lists_children_by_the_rank_of_their_parents),
        cmocka_unit_test(the_search_goes_deep_only_when_potential_was_seen),
        cmocka_unit_test(an_empty_beam_ends_the_branch),
        cmocka_unit_test(best_of_n_ends_when_its_allowance_is_spent),
        cmocka_unit_test(best_of_n_ends_after_eight_replicates_without_a_new_text),
        cmocka_unit_test(a_vote_that_never_comes_leaves_the_branch_working_with_closed_chunks_only),
        cmocka_unit_test(answers_that_fit_no_open_ticket_are_counted_and_ignored),
        cmocka_unit_test(another_branch_may_be_freed_from_inside_a_call),
        cmocka_unit_test(starting_twice_changes_nothing),
        cmocka_unit_test(a_branch_carries_its_users_pointer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
