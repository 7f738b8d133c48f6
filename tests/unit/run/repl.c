#include "tests/unit/run/face.h"

static struct lacuna_repl *open_repl(struct lacuna *lacuna)
{
    struct lacuna_repl *repl;
    if (lacuna_repl_open(lacuna, &(struct lacuna_run_options){0}, &repl, &trouble) != LACUNA_OK)
        fail_msg("%s", trouble.message);
    return repl;
}

static void assert_shows(struct lacuna_repl *repl, const char *line, const char *shown)
{
    char *said;
    bool incomplete;
    if (lacuna_repl_line(repl, line, &said, &incomplete, &trouble) != LACUNA_OK)
        fail_msg("%s: %s", line, trouble.message);
    assert_false(incomplete);
    assert_string_equal(said, shown);
    lacuna_free_text(said);
}

static void a_line_is_an_expression_or_a_statement_and_what_ran_stays(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    struct lacuna_repl *repl = open_repl(lacuna);
    assert_shows(repl, "1 + 1", "2\n");
    assert_shows(repl, "local x = { 3, 'a' }", "");
    assert_shows(repl, "x", "[3,\"a\"]\n");
    assert_shows(repl, "print(x[1], #item.choices)", "3\t4\n");
    assert_shows(repl, "print()", "\n");
    assert_shows(repl, "x[1]", "3\n"); /* what was printed before is not printed again */
    assert_shows(repl, "item.stem, ctx.target.language", "Which metal shines in box 0?\tes\n");
    lacuna_repl_close(repl);
    lacuna_close(lacuna);
}

static void a_line_that_fails_is_told_and_leaves_nothing(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    struct lacuna_repl *repl = open_repl(lacuna);
    char *said;
    bool incomplete;
    assert_int_not_equal(lacuna_repl_line(repl, "local y = nil .. 'a'", &said, &incomplete, &trouble), LACUNA_OK);
    face_assert_says("attempt to concatenate");
    assert_false(incomplete);
    assert_null(said);
    assert_shows(repl, "y", "nil\n");
    assert_int_not_equal(lacuna_repl_line(repl, "if true then", &said, &incomplete, &trouble), LACUNA_OK);
    assert_true(incomplete);
    assert_int_not_equal(lacuna_repl_line(repl, "if then", &said, &incomplete, &trouble), LACUNA_OK);
    assert_false(incomplete);
    assert_shows(repl, "if true then\nprint('in') end", "in\n");
    lacuna_repl_close(repl);
    lacuna_close(lacuna);
}

static void what_was_asked_once_is_not_asked_again(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    struct lacuna_repl *repl = open_repl(lacuna);
    int before = atomic_load(&stage_requests);
    assert_shows(repl, "local answer = ctx:ask('writer', 'Box in box 1?\\nA. lead\\nB. gold\\n')", "");
    assert_shows(repl, "answer", "B\n");
    assert_shows(repl, "#answer", "1\n");
    assert_int_equal(atomic_load(&stage_requests), before + 1);
    lacuna_repl_close(repl);
    lacuna_close(lacuna);
}

static void without_a_model_or_an_item_there_is_none(void **state)
{
    struct stage *s = *state;
    stage_put(s, "probe.lua", "return { languages = { 'es' } }");
    struct lacuna *lacuna = face_open(s);
    struct lacuna_repl *repl;
    assert_int_equal(lacuna_repl_open(lacuna, &(struct lacuna_run_options){0}, &repl, &trouble), LACUNA_USAGE);
    face_assert_says("no model");
    assert_null(repl);
    lacuna_repl_close(NULL);
    lacuna_close(lacuna);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_line_is_an_expression_or_a_statement_and_what_ran_stays),
        on_stage(a_line_that_fails_is_told_and_leaves_nothing),
        on_stage(what_was_asked_once_is_not_asked_again),
        on_stage(without_a_model_or_an_item_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
