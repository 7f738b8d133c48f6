#include "core/run/vote.h"
#include "core/base/file.h"
#include "tests/unit/run/stage.h"

static const char *const english[] = {"gold", "lead", "tin", "iron"}, *const spanish[] = {"oro", "plomo", "estaño",
                                                                                          "hierro"};

struct cast_vote {
    bool yes;
    int times;
    struct lac_vote vote;
    char cause[128];
};

static void heard(void *user, const struct lac_vote *vote, const char *cause)
{
    struct cast_vote *c = user;
    c->yes = true;
    c->times++;
    if (vote)
        c->vote = *vote;
    snprintf(c->cause, sizeof c->cause, "%s", cause ? cause : "");
}

static struct lac_draw *draws_of(struct stage *s, enum lac_ask ask, size_t n)
{
    struct lac_item item = {.en = {"en", "Which metal shines in box 1?", english, 4}, .key = {1, 2}};
    struct lac_draw *draws = lac_arena_alloc(s->arena, n * sizeof *draws);
    struct lac_draw_space space = lac_cast_draws(&s->cast, &s->config, s->cast.panel[0]);
    space.ask = ask;
    assert_int_equal(lac_draws(&space, &item, "metal", draws, n), n);
    return draws;
}

static struct lac_ballot ballot_of(struct stage *s, const struct lac_draw *draw, bool target)
{
    return (struct lac_ballot){.model = s->cast.panel[0],
                               .language = target ? s->cast.languages[0] : s->cast.english,
                               .stem = target ? "¿Qué metal brilla en la caja 1?" : "Which metal shines in box 1?",
                               .choices = target ? spanish : english,
                               .n = 4,
                               .answer = 0,
                               .draw = draw,
                               .number = 5};
}

static struct cast_vote *cast(struct stage *s, const struct lac_ballot *ballot)
{
    struct cast_vote *c = lac_arena_alloc(s->arena, sizeof *c);
    lac_vote_cast(&s->session, ballot, "vote", heard, c);
    return c;
}

static void a_vote_is_right_or_wrong_whatever_the_order(void **state)
{
    struct stage *s = *state;
    stage_session(s, NULL, false);
    struct lac_draw *draws = draws_of(s, LAC_ASK_LETTER, 6);
    struct cast_vote *en[6], *es[6];
    for (int d = 0; d < 6; d++) {
        struct lac_ballot b = ballot_of(s, &draws[d], false), t = ballot_of(s, &draws[d], true);
        en[d] = cast(s, &b);
        es[d] = cast(s, &t);
    }
    stage_wait(s, NULL);
    for (int d = 0; d < 6; d++) {
        assert_int_equal(en[d]->vote.outcome, LAC_RIGHT);
        assert_int_equal(es[d]->vote.outcome, LAC_WRONG);
        assert_int_equal(en[d]->vote.draw, 5);
        assert_string_equal(en[d]->vote.model, "metal");
        assert_string_equal(en[d]->vote.rule, "letter.alone");
    }
}

static void both_sides_are_asked_in_the_same_order(void **state)
{
    struct stage *s = *state;
    stage_session(s, NULL, false);
    struct lac_draw *draws = draws_of(s, LAC_ASK_LETTER, 6);
    for (int d = 0; d < 6; d++) {
        struct lac_ballot b = ballot_of(s, &draws[d], false), t = ballot_of(s, &draws[d], true);
        struct lac_value en = lac_vote_call(s->arena, &b), es = lac_vote_call(s->arena, &t);
        const char *p = lac_get_text(lac_at(lac_get(&en, "messages"), 0), "content", ""), *q;
        q = lac_get_text(lac_at(lac_get(&es, "messages"), 0), "content", "");
        bool yes;
        assert_int_equal(stage_gold_line(p, &yes)[0], stage_gold_line(q, &yes)[0]);
    }
}

/* The shipped Spanish with a `normalize` of the project's own put into it. */
static void put_spanish(struct stage *s, const char *normalize)
{
    struct lac_str shipped = {0}, own = {0};
    assert_int_equal(lac_file_read(SOURCE_DIR "/scripts/languages/es.lua", 1 << 20, &shipped, &err), LAC_OK);
    lac_str_add_replaced(&own, lac_str_get(&shipped), "api = 1,", normalize);
    stage_put(s, "scripts/languages/es.lua", lac_str_get(&own));
    lac_str_free(&shipped);
    lac_str_free(&own);
}

static void a_language_may_normalize_replies_before_they_are_read(void **state)
{
    struct stage *s = *state;
    put_spanish(s, "api = 1, normalize = function(reply) return (reply:gsub('%a', '?')) end,");
    stage_session(s, NULL, false);
    struct lac_draw *draws = draws_of(s, LAC_ASK_LETTER, 1);
    struct lac_ballot b = ballot_of(s, &draws[0], false), t = ballot_of(s, &draws[0], true);
    struct cast_vote *en = cast(s, &b), *es = cast(s, &t);
    stage_wait(s, NULL);
    assert_int_equal(en->vote.outcome, LAC_RIGHT);
    assert_int_equal(es->vote.outcome, LAC_UNPARSED);
}

static void a_normalize_that_fails_leaves_the_reply_as_it_is(void **state)
{
    struct stage *s = *state;
    put_spanish(s, "api = 1, normalize = function(reply) return reply.no.such end,");
    stage_session(s, NULL, false);
    struct lac_draw *draws = draws_of(s, LAC_ASK_LETTER, 1);
    struct lac_ballot t = ballot_of(s, &draws[0], true);
    struct cast_vote *es = cast(s, &t);
    stage_wait(s, NULL);
    assert_int_equal(es->vote.outcome, LAC_WRONG);
}

static void equal_ballots_are_one_call(void **state)
{
    struct stage *s = *state;
    stage_session(s, NULL, false);
    struct lac_draw *draws = draws_of(s, LAC_ASK_LETTER, 1);
    struct lac_ballot b = ballot_of(s, &draws[0], false);
    struct cast_vote *first = cast(s, &b), *second = cast(s, &b);
    stage_wait(s, NULL);
    assert_int_equal(first->times + second->times, 2);
    assert_int_equal(atomic_load(&stage_requests), 1);
}

static void permuting_choices_that_are_not_shown_makes_no_other_request(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "");
    stage_cast(s);
    s->cast.models[0].ask = LAC_ASK_TEXT;
    struct lac_draw draw = *draws_of(s, LAC_ASK_TEXT, 1), turned;
    turned = draw;
    for (size_t i = 0; i < 4; i++)
        turned.order[i] = draw.order[(i + 1) % 4];
    struct lac_ballot a = ballot_of(s, &draw, false), b = ballot_of(s, &turned, false);
    struct lac_value x = lac_vote_call(s->arena, &a), y = lac_vote_call(s->arena, &b);
    assert_true(lac_equal(&x, &y));
    assert_string_equal(lac_as_text(lac_at(lac_get(&x, "choices"), 0), ""), "gold"); /* in the item's order */
}

static void base_models_get_a_prompt_instead_of_messages(void **state)
{
    struct stage *s = *state;
    stage_cast(s);
    struct lac_draw *draws = draws_of(s, LAC_ASK_LETTER, 1);
    s->cast.models[0].completion = true;
    struct lac_ballot b = ballot_of(s, draws, false);
    struct lac_value call = lac_vote_call(s->arena, &b);
    assert_string_equal(lac_get_text(&call, "kind", ""), "completion");
    assert_null(lac_get(&call, "messages"));
    assert_true(lac_ends_with(lac_get_text(&call, "prompt", ""), "Answer:"));
}

static void the_name_kept_does_not_depend_on_who_replied_first(void **state)
{
    struct stage *s = *state;
    const char *forth = NULL, *back = NULL;
    struct lac_vote a = {.reported = "b-2"}, b = {.reported = "b-1"}, none = {.reported = ""};
    lac_vote_reported(s->arena, &none, &forth);
    assert_null(forth);
    lac_vote_reported(s->arena, &a, &forth);
    lac_vote_reported(s->arena, &b, &forth);
    lac_vote_reported(s->arena, &b, &back);
    lac_vote_reported(s->arena, &a, &back);
    assert_string_equal(forth, "b-1");
    assert_string_equal(back, "b-1");
}

static void a_stopped_model_is_no_vote(void **state)
{
    struct stage *s = *state;
    atomic_store(&stage_refuse_from, 1);
    stage_session(s, NULL, true);
    struct lac_ballot b = ballot_of(s, draws_of(s, LAC_ASK_LETTER, 1), false);
    struct cast_vote *c = cast(s, &b);
    stage_wait(s, &c->yes);
    assert_null(c->vote.model);
    assert_non_null(strstr(c->cause, "401"));
}

static void garbage_is_unparsed_and_never_wrong(void **state)
{
    struct stage *s = *state;
    atomic_store(&stage_garble_until, 100);
    stage_session(s, NULL, false);
    struct lac_ballot b = ballot_of(s, draws_of(s, LAC_ASK_LETTER, 1), true);
    struct cast_vote *c = cast(s, &b);
    stage_wait(s, &c->yes);
    assert_int_equal(c->vote.outcome, LAC_UNPARSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_vote_is_right_or_wrong_whatever_the_order),
        on_stage(a_language_may_normalize_replies_before_they_are_read),
        on_stage(a_normalize_that_fails_leaves_the_reply_as_it_is),
        on_stage(both_sides_are_asked_in_the_same_order),
        on_stage(equal_ballots_are_one_call),
        on_stage(permuting_choices_that_are_not_shown_makes_no_other_request),
        on_stage(base_models_get_a_prompt_instead_of_messages),
        on_stage(the_name_kept_does_not_depend_on_who_replied_first),
        on_stage(a_stopped_model_is_no_vote),
        on_stage(garbage_is_unparsed_and_never_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
