#include "core/run/speak.h"
#include "tests/unit/run/stage.h"

struct word {
    bool yes;
    int times;
    char text[128], code[64];
    bool nothing;
};

static void heard(void *user, const char *text, const char *code, const char *message)
{
    struct word *w = user;
    w->yes = true;
    w->times++;
    w->nothing = !text && !code;
    snprintf(w->text, sizeof w->text, "%s", text ? text : "");
    snprintf(w->code, sizeof w->code, "%s", code ? code : "");
    assert_true(text || !code || message);
}

static struct word *new_word(struct stage *s)
{
    return lac_arena_alloc(s->arena, sizeof(struct word));
}

static void a_role_is_asked_and_its_text_comes_back(void **state)
{
    struct stage *s = *state;
    struct word *w = new_word(s);
    stage_session(s, NULL, false);
    struct lac_speech speech = {.model = s->cast.panel[0], .purpose = "write", .prompt = "Write."};
    assert_int_not_equal(lac_speak(&s->session, &speech, heard, w), 0);
    stage_wait(s, &w->yes);
    assert_string_equal(w->text, "Se ve una caja.");
}

static void equal_speeches_with_another_draw_are_asked_anew(void **state)
{
    struct stage *s = *state;
    stage_session(s, NULL, false);
    for (int64_t draw = 0; draw < 3; draw++) {
        struct lac_speech speech = {
            .model = s->cast.panel[0], .purpose = "write", .prompt = "Write.", .draw = draw / 2};
        lac_speak(&s->session, &speech, heard, new_word(s));
    }
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 2);
}

static void who_is_forgotten_hears_nothing(void **state)
{
    struct stage *s = *state;
    struct word *w = new_word(s);
    stage_session(s, NULL, false);
    lac_unspeak(&s->session, 0);
    struct lac_speech speech = {.model = s->cast.panel[0], .purpose = "write", .prompt = "Write."};
    lac_speak(&s->session, &speech, heard, w);
    lac_session_close(&s->session);
    assert_int_equal(w->times, 1);
    assert_true(w->nothing);
}

static void without_a_translator_there_is_no_translation(void **state)
{
    struct stage *s = *state;
    struct word *w = new_word(s);
    stage_session(s, NULL, false);
    assert_false(lac_can_translate(&s->session, s->cast.languages[0]));
    assert_int_equal(lac_translate(&s->session, s->cast.english, s->cast.languages[0], "A box.", heard, w), 0);
    assert_string_equal(w->code, "no_translator");
}

static void a_language_model_translates_by_prompt(void **state)
{
    struct stage *s = *state;
    struct word *w = new_word(s);
    stage_put_config(s, "roles = { panel = 'metal', translator = 'metal' },");
    stage_session(s, NULL, false);
    assert_true(lac_can_translate(&s->session, s->cast.languages[0]));
    assert_false(lac_can_translate(&s->session, s->cast.languages[1])); /* the placebo is the writer's */
    assert_int_not_equal(lac_translate(&s->session, s->cast.english, s->cast.languages[0], "A box.", heard, w), 0);
    stage_wait(s, &w->yes);
    assert_string_equal(w->text, "Se ve una caja.");
}

static void the_writer_says_it_in_other_english_words(void **state)
{
    struct stage *s = *state;
    struct word *w = new_word(s);
    stage_put_config(s, "roles = { panel = 'metal', writer = 'metal' },");
    stage_session(s, NULL, false);
    assert_true(lac_can_translate(&s->session, s->cast.languages[1]));
    s->cast.writer->completion = true; /* a base model would go on with the instruction */
    assert_false(lac_can_translate(&s->session, s->cast.languages[1]));
    s->cast.writer->completion = false;
    lac_translate(&s->session, s->cast.english, s->cast.languages[1], "A box.", heard, w);
    stage_wait(s, &w->yes);
    assert_int_equal(w->times, 1);
}

static void a_stopped_role_says_so_where_that_is_asked_for(void **state)
{
    struct stage *s = *state;
    struct word *w = new_word(s);
    atomic_store(&stage_refuse_from, 1);
    stage_session(s, NULL, true);
    struct lac_speech speech = {.model = s->cast.panel[0], .purpose = "write", .prompt = "Write."};
    lac_speak(&s->session, &speech, heard, w);
    stage_wait(s, &w->yes);
    assert_string_equal(w->code, "stopped");
}

static void a_garbled_reply_is_malformed(void **state)
{
    struct stage *s = *state;
    struct word *w = new_word(s);
    atomic_store(&stage_garble_until, 100);
    stage_session(s, NULL, false);
    struct lac_speech speech = {.model = s->cast.panel[0], .purpose = "write", .prompt = "Write."};
    lac_speak(&s->session, &speech, heard, w);
    stage_wait(s, &w->yes);
    assert_string_equal(w->code, "malformed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_role_is_asked_and_its_text_comes_back),
        on_stage(equal_speeches_with_another_draw_are_asked_anew),
        on_stage(who_is_forgotten_hears_nothing),
        on_stage(without_a_translator_there_is_no_translation),
        on_stage(a_language_model_translates_by_prompt),
        on_stage(the_writer_says_it_in_other_english_words),
        on_stage(a_stopped_role_says_so_where_that_is_asked_for),
        on_stage(a_garbled_reply_is_malformed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
