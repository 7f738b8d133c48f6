#include "core/run/host.h"
#include "tests/unit/run/stage.h"

/* A strategy whose perturb is what the test says; its result is what perturb returned, as JSON. */
struct played {
    struct lac_task_user who; /* first: the task's user pointer */
    struct lac_task *task;
    bool yes;
    enum lac_status status;
    char result[LAC_ERROR_MAX];
};

static void done(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                 const struct lac_error *e)
{
    (void)task;
    struct played *p = user;
    struct lac_str json = {0};
    p->yes = true;
    p->status = status;
    if (status == LAC_OK)
        lac_json_write(&json, result);
    snprintf(p->result, sizeof p->result, "%s", status == LAC_OK ? lac_str_get(&json) : e->message);
    lac_str_free(&json);
}

static struct played *start(struct stage *s, const char *roles, const char *body)
{
    struct played *p = lac_arena_alloc(s->arena, sizeof *p);
    const struct lac_package *package;
    struct lac_value args = lac_list();
    stage_put(
        s, "strategies/played.lua",
        lac_arena_printf(
            s->arena,
            "return lacuna.strategy { api = 1, name = 'played', version = '1.0.0', author = 'x', license = 'MIT',\n"
            "summary = 'x', needs = { 'llm' }, max_asks = 8, max_edits = 8, perturb = function(ctx, item, opt) %s end "
            "}\n",
            body));
    stage_put_config(s, roles);
    stage_session(s, NULL, false);
    if (lac_package_load(s->project->packages, LAC_PKG_STRATEGY, "played", &package, &err) != LAC_OK)
        fail_msg("%s", err.message);
    p->who = (struct lac_task_user){&s->session, s->cast.languages[0], 0, 0, NULL};
    lac_push(s->arena, &args, lac_object());
    lac_push(s->arena, &args, lac_object());
    struct lac_task_options options = {.function = "perturb", .args = &args, .max_asks = 8, .max_translations = 8};
    p->task = lac_task_start(s->session.tasks, package, &options, done, p);
    lac_session_wake(&s->session);
    return p;
}

static struct played *play(struct stage *s, const char *roles, const char *body)
{
    struct played *p = start(s, roles, body);
    stage_wait(s, &p->yes);
    assert_true(p->yes);
    return p;
}

static const char *const WRITER = "roles = { panel = 'metal', writer = 'metal', translator = 'metal' },";

static void a_writer_answers_what_is_asked(void **state)
{
    struct played *p = play(*state, WRITER, "return { ctx:ask('writer', 'Write.') }");
    assert_string_equal(p->result, "[\"Se ve una caja.\"]");
    assert_int_equal(p->who.calls, 1);
}

static void what_a_cancelled_task_asked_is_taken_back_unless_it_was_sent(void **state)
{
    struct stage *s = *state;
    struct played *p =
        start(s, WRITER, "ctx:map({ 1, 2, 3 }, function(i) return ctx:ask('writer', 'Write ' .. i) end) return {}");
    lac_tasks_pump(s->session.tasks, 1000000);
    assert_int_equal(p->who.calls, 3);
    assert_true(lac_calls_busy(s->session.calls));
    lac_task_cancel(p->task);
    stage_wait(s, NULL);
    assert_false(p->yes);
    assert_int_equal(atomic_load(&stage_requests), 0);
    assert_null(s->session.errands);
}

static void translations_are_bounded_like_asks(void **state)
{
    struct played *p = play(*state, WRITER,
                            "local out = {} for i = 1, 10 do local t, why, code = ctx:translate('A box ' .. i .. '.', "
                            "'target') out[i] = t and 'text' or code end return out");
    assert_string_equal(p->result,
                        "[\"text\",\"text\",\"text\",\"text\",\"text\",\"text\",\"text\",\"text\",\"max_asks\","
                        "\"max_asks\"]");
}

static void a_role_that_is_not_cast_is_an_answer_with_a_code(void **state)
{
    struct played *p =
        play(*state, WRITER, "local text, why, code = ctx:ask('judge', 'Judge.') return { text or 'none', code }");
    assert_string_equal(p->result, "[\"none\",\"no_model\"]");
    assert_int_equal(p->who.calls, 0);
    assert_int_equal(atomic_load(&stage_requests), 0);
}

static void text_that_is_no_json_is_unparsed(void **state)
{
    struct played *p =
        play(*state, WRITER,
             "local v, why, code = ctx:ask_json('writer', 'Write.', { type = 'object' }) return { v or 'none', code }");
    assert_string_equal(p->result, "[\"none\",\"unparsed\"]");
}

static void texts_are_translated_into_the_target_and_back(void **state)
{
    struct played *p =
        play(*state, WRITER, "return { ctx:translate('A box.', 'target'), ctx:translate('Una caja.', 'en') }");
    assert_string_equal(p->result, "[\"Se ve una caja.\",\"Se ve una caja.\"]");
    assert_int_equal(p->who.calls, 2);
    assert_int_equal(atomic_load(&stage_requests), 2);
}

static void a_language_that_is_not_in_the_run_is_an_answer_with_a_code(void **state)
{
    struct played *p =
        play(*state, WRITER, "local t, why, code = ctx:translate('A box.', 'zh') return { t or 'none', code }");
    assert_string_equal(p->result, "[\"none\",\"no_language\"]");
}

static void similarity_is_the_embedders_and_nobody_elses(void **state)
{
    static const char *const body = "local near, why, code = ctx:similarity('abc', 'ab') return { near and near > 0.9 "
                                    "and near < 1 or 'none', code }";
    struct played *p = play(*state, "", body);
    assert_string_equal(p->result, "[\"none\",\"no_embedder\"]");
    assert_int_equal(atomic_load(&stage_requests), 0);
    assert_int_equal(p->who.calls, 0);
}

static void an_embedder_says_how_near_two_texts_are(void **state)
{
    struct played *p = play(*state, "roles = { panel = 'metal', embedder = 'metal' },",
                            "local near = ctx:similarity('abc', 'ab') return { near > 0.9 and near < 1 }");
    assert_string_equal(p->result, "[true]");
    assert_int_equal(p->who.calls, 1);
}

static void many_asks_keep_the_order_of_their_list(void **state)
{
    struct played *p = play(*state, WRITER,

                            "return ctx:map({ 1, 2, 3, 4 }, function(i) return i .. ctx:ask('writer', 'y in box ' .. i "
                            ".. '?\\nA. lead\\nB. gold\\n') end)");
    assert_string_equal(p->result, "[\"1B\",\"2B\",\"3B\",\"4B\"]");
}

static void a_task_that_waits_lets_go_when_the_session_closes(void **state)
{
    struct stage *s = *state;
    struct played *p = start(s, WRITER, "return { ctx:ask('writer', 'Write.') }");
    lac_tasks_pump(s->session.tasks, 1000000);
    assert_non_null(s->session.errands);
    lac_session_close(&s->session);
    assert_false(p->yes);
}

static void a_model_that_is_away_parks_the_task(void **state)
{
    struct stage *s = *state;
    atomic_store(&stage_refuse_from, 1);
    struct played *p = start(s, WRITER, "return { ctx:ask('writer', 'Write.') or 'none' }");
    stage_wait(s, &p->yes);
    assert_false(p->yes); /* a transport failure never reaches a script */
    assert_true(lac_session_idle(&s->session));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_writer_answers_what_is_asked),
        on_stage(a_role_that_is_not_cast_is_an_answer_with_a_code),
        on_stage(text_that_is_no_json_is_unparsed),
        on_stage(what_a_cancelled_task_asked_is_taken_back_unless_it_was_sent),
        on_stage(translations_are_bounded_like_asks),
        on_stage(texts_are_translated_into_the_target_and_back),
        on_stage(a_language_that_is_not_in_the_run_is_an_answer_with_a_code),
        on_stage(an_embedder_says_how_near_two_texts_are),
        on_stage(similarity_is_the_embedders_and_nobody_elses),
        on_stage(many_asks_keep_the_order_of_their_list),
        on_stage(a_task_that_waits_lets_go_when_the_session_closes),
        on_stage(a_model_that_is_away_parks_the_task),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
