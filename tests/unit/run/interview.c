#include "core/run/interview.h"
#include "core/run/wire.h"
#include "tests/unit/run/stage.h"

static const struct lac_bar bar = {7, 6};

static void fill(struct lac_cell_votes *cell, int right, int wrong, int unread)
{
    cell->n = right + wrong + unread;
    for (int i = 0; i < cell->n; i++)
        cell->outcome[i] = i < right ? LAC_RIGHT : i < right + wrong ? LAC_WRONG : LAC_UNPARSED;
}

/* {right, wrong} of 8 in each cell; the rest is unread. right -1: the cell was not asked. */
struct eight {
    int english[2], english_perturbed[2], target[2], target_perturbed[2], back[2];
};

static void cells_of(const struct eight *e, struct lac_cell_votes cells[LAC_CELLS])
{
    const int *all[LAC_CELLS] = {e->english, e->english_perturbed, e->target, e->target_perturbed, e->back};
    memset(cells, 0, LAC_CELLS * sizeof *cells);
    for (int c = 0; c < LAC_CELLS; c++)
        if (all[c][0] >= 0)
            fill(&cells[c], all[c][0], all[c][1], 8 - all[c][0] - all[c][1]);
}

static bool confirmed(struct eight e, bool plain)
{
    struct lac_cell_votes cells[LAC_CELLS];
    cells_of(&e, cells);
    return lac_confirmed(cells, bar, plain);
}

static const char *attribution(struct eight e, bool plain)
{
    struct lac_cell_votes cells[LAC_CELLS];
    cells_of(&e, cells);
    return lac_attribution_name(lac_attribute(cells, bar, plain));
}

#define NO_BACK                                                                                                        \
    {                                                                                                                  \
        -1, 0                                                                                                          \
    }

static void the_perturbed_cells_decide_at_seven_and_six(void **state)
{
    (void)state;
    assert_true(confirmed((struct eight){{0, 8}, {7, 1}, {8, 0}, {2, 6}, NO_BACK}, false));
    assert_false(confirmed((struct eight){{8, 0}, {6, 2}, {8, 0}, {2, 6}, NO_BACK}, false));
    assert_false(confirmed((struct eight){{8, 0}, {7, 1}, {8, 0}, {3, 5}, NO_BACK}, false));
}

static void for_a_plain_pair_the_plain_cells_decide(void **state)
{
    (void)state;
    assert_true(confirmed((struct eight){{7, 1}, {-1, 0}, {2, 6}, {-1, 0}, NO_BACK}, true));
    assert_false(confirmed((struct eight){{6, 2}, {-1, 0}, {2, 6}, {-1, 0}, NO_BACK}, true));
}

static void replies_that_name_no_choice_confirm_nothing(void **state)
{
    (void)state;
    assert_false(confirmed((struct eight){{8, 0}, {8, 0}, {8, 0}, {0, 0}, NO_BACK}, false)); /* eight unread ones */
    assert_false(confirmed((struct eight){{8, 0}, {8, 0}, {8, 0}, {0, 5}, NO_BACK}, false));
}

static void only_the_perturbed_target_fails_in_an_interaction(void **state)
{
    (void)state;
    assert_string_equal(attribution((struct eight){{8, 0}, {8, 0}, {8, 0}, {1, 7}, NO_BACK}, false), "interaction");
    assert_string_equal(attribution((struct eight){{8, 0}, {7, 1}, {6, 2}, {2, 6}, {8, 0}}, false), "interaction");
}

static void a_plain_target_that_is_wrong_already_is_the_languages(void **state)
{
    (void)state;
    assert_string_equal(attribution((struct eight){{8, 0}, {8, 0}, {2, 6}, {0, 8}, NO_BACK}, false), "language");
    assert_string_equal(attribution((struct eight){{8, 0}, {-1, 0}, {0, 8}, {-1, 0}, NO_BACK}, true), "language");
}

static void what_is_wrong_in_english_too_is_not_the_languages(void **state)
{
    (void)state;
    assert_string_equal(attribution((struct eight){{2, 6}, {2, 6}, {0, 8}, {0, 8}, NO_BACK}, false), "chance");
    assert_string_equal(attribution((struct eight){{2, 6}, {-1, 0}, {0, 8}, {-1, 0}, NO_BACK}, true), "chance");
}

static void english_that_falls_with_it_is_the_perturbations(void **state)
{
    (void)state;
    assert_string_equal(attribution((struct eight){{8, 0}, {3, 5}, {8, 0}, {1, 7}, NO_BACK}, false), "perturbation");
}

static void a_back_translation_that_is_wrong_too_is_the_translations(void **state)
{
    (void)state;
    assert_string_equal(attribution((struct eight){{8, 0}, {8, 0}, {8, 0}, {1, 7}, {3, 5}}, false),
                        "translation_or_wording");
    assert_string_equal(attribution((struct eight){{8, 0}, {8, 0}, {8, 0}, {1, 7}, {4, 4}}, false), "interaction");
}

static void what_does_not_hold_on_fresh_draws_was_chance(void **state)
{
    (void)state;
    assert_string_equal(attribution((struct eight){{8, 0}, {8, 0}, {8, 0}, {5, 3}, NO_BACK}, false), "chance");
}

static void cells_and_attributions_have_names_of_their_own(void **state)
{
    (void)state;
    for (int a = 0; a < LAC_CELLS; a++)
        for (int b = 0; b < a; b++)
            assert_string_not_equal(lac_cell_name((enum lac_cell_kind)a), lac_cell_name((enum lac_cell_kind)b));
    assert_string_equal(lac_cell_name(LAC_CELL_BACK), "back");
}

/* ---- asked of the stage's model ---- */

static const char *const english[] = {"gold", "lead", "tin", "iron"}, *const spanish[] = {"oro", "plomo", "estaño",
                                                                                          "hierro"};

struct over {
    bool yes;
    int times;
    const char *cause;
};

static void over(void *user, const char *cause)
{
    struct over *o = user;
    o->yes = true;
    o->times++;
    o->cause = cause;
}

/* In the stage's arena: a test that fails jumps out of its frame, and the closing session still calls. */
struct asked_of {
    struct lac_interview i;
    struct lac_draw draws[8];
    struct over o;
};

static void set_up(struct stage *s, struct asked_of *a, bool report_stopped)
{
    struct lac_interview *i = &a->i;
    struct lac_draw *draws = a->draws;
    struct lac_item item = {.en = {"en", "Which metal shines in box 3?", english, 4}, .key = {1, 2}};
    stage_session(s, NULL, report_stopped);
    struct lac_draw_space space = lac_cast_draws(&s->cast, &s->config, s->cast.panel[0]);
    assert_int_equal(lac_draws(&space, &item, "metal", draws, 8), 8);
    *i = (struct lac_interview){.session = &s->session,
                                .model = s->cast.panel[0],
                                .draws = draws,
                                .first = 3,
                                .count = 8,
                                .arena = s->arena,
                                .done = over,
                                .user = &a->o};
    i->sides = (struct lac_sides){.english = s->cast.english, .target = s->cast.languages[0], .n = 4, .answer = 0};
    i->sides.stem[LAC_CELL_ENGLISH] = item.en.stem;
    i->sides.choices[LAC_CELL_ENGLISH] = english;
    i->sides.stem[LAC_CELL_ENGLISH_PERTURBED] = "A sign says «tin». Which metal shines in box 3?";
    i->sides.choices[LAC_CELL_ENGLISH_PERTURBED] = english;
    i->sides.stem[LAC_CELL_TARGET] = "¿Qué metal brilla en la caja 3?";
    i->sides.choices[LAC_CELL_TARGET] = spanish;
    i->sides.stem[LAC_CELL_TARGET_PERTURBED] = "Un cartel dice «estaño». ¿Qué metal brilla en la caja 3?";
    i->sides.choices[LAC_CELL_TARGET_PERTURBED] = spanish;
}

static void an_interview_asks_each_cell_on_each_draw(void **state)
{
    struct stage *s = *state;
    struct asked_of *a = lac_arena_alloc(s->arena, sizeof *a);
    set_up(s, a, false);
    lac_interview_start(&a->i);
    assert_false(a->o.yes);
    stage_wait(s, &a->o.yes);
    assert_int_equal(a->o.times, 1);
    assert_int_equal(atomic_load(&stage_requests), 4 * 8);
    assert_int_equal(lac_cell_count(&a->i.cells[LAC_CELL_ENGLISH], LAC_RIGHT), 8);
    assert_int_equal(lac_cell_count(&a->i.cells[LAC_CELL_ENGLISH_PERTURBED], LAC_RIGHT), 8);
    assert_int_equal(lac_cell_count(&a->i.cells[LAC_CELL_TARGET], LAC_RIGHT), 8);
    assert_int_equal(lac_cell_count(&a->i.cells[LAC_CELL_TARGET_PERTURBED], LAC_WRONG), 8);
    assert_int_equal(a->i.cells[LAC_CELL_BACK].n, 0);
    assert_true(lac_confirmed(a->i.cells, bar, false));
    assert_string_equal(a->i.reported, "metal-0"); /* the first by bytes of those that were reported */
}

static void one_draw_asks_the_target_question_under_the_english_instruction(void **state)
{
    struct stage *s = *state;
    struct asked_of *a = lac_arena_alloc(s->arena, sizeof *a);
    int foreign = 0;
    set_up(s, a, false);
    lac_interview_start(&a->i);
    stage_wait(s, &a->o.yes);
    for (int d = 0; d < 8; d++) {
        struct lac_ballot own = {.model = a->i.model,
                                 .language = a->i.sides.target,
                                 .stem = a->i.sides.stem[LAC_CELL_TARGET_PERTURBED],
                                 .choices = spanish,
                                 .n = 4,
                                 .draw = &a->draws[d]};
        struct lac_value call = lac_vote_call(s->arena, &own);
        struct lac_wire wire;
        struct lac_id key;
        assert_int_equal(lac_wire_make(a->i.model, &call, 0, &wire, &key, &err), LAC_OK);
        bool same = lac_id_equal(key, a->i.cells[LAC_CELL_TARGET_PERTURBED].call[d]);
        foreign += !same;
        assert_int_equal(same, d != 7);
        lac_wire_free(&wire);
    }
    assert_int_equal(foreign, 1);
}

static void a_model_that_stopped_ends_the_interview_with_the_cause(void **state)
{
    struct stage *s = *state;
    struct asked_of *a = lac_arena_alloc(s->arena, sizeof *a);
    atomic_store(&stage_refuse_from, 5);
    set_up(s, a, true);
    lac_interview_start(&a->i);
    stage_wait(s, &a->o.yes);
    assert_int_equal(a->o.times, 1);
    assert_non_null(a->o.cause);
    assert_non_null(strstr(a->o.cause, "401"));
}

static void a_closing_session_ends_an_interview_without_a_word(void **state)
{
    struct stage *s = *state;
    struct asked_of *a = lac_arena_alloc(s->arena, sizeof *a);
    set_up(s, a, false);
    lac_interview_start(&a->i);
    lac_session_close(&s->session);
    assert_int_equal(a->o.times, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_perturbed_cells_decide_at_seven_and_six),
        cmocka_unit_test(for_a_plain_pair_the_plain_cells_decide),
        cmocka_unit_test(replies_that_name_no_choice_confirm_nothing),
        cmocka_unit_test(only_the_perturbed_target_fails_in_an_interaction),
        cmocka_unit_test(a_plain_target_that_is_wrong_already_is_the_languages),
        cmocka_unit_test(what_is_wrong_in_english_too_is_not_the_languages),
        cmocka_unit_test(english_that_falls_with_it_is_the_perturbations),
        cmocka_unit_test(a_back_translation_that_is_wrong_too_is_the_translations),
        cmocka_unit_test(what_does_not_hold_on_fresh_draws_was_chance),
        cmocka_unit_test(cells_and_attributions_have_names_of_their_own),
        on_stage(an_interview_asks_each_cell_on_each_draw),
        on_stage(one_draw_asks_the_target_question_under_the_english_instruction),
        on_stage(a_model_that_stopped_ends_the_interview_with_the_cause),
        on_stage(a_closing_session_ends_an_interview_without_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
