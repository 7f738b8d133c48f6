#include "core/run/replies.h"
#include "tests/unit/run/stage.h"

#define ROW(more) "{\"id\":\"1\",\"choices\":[\"Madrid\",\"Paris\"]," more "}"

static struct lac_str out;

static enum lac_status read_text(struct stage *s, const char *text)
{
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    lac_str_clear(&out);
    lac_str_add(&out, "before ");
    return lac_replies_read(s->project, "rows.jsonl", text, strlen(text), &out, &err);
}

static void assert_read(struct stage *s, const char *text, const char *lines)
{
    if (read_text(s, text) != LAC_OK)
        fail_msg("%s", err.message);
    assert_string_equal(lac_str_get(&out) + strlen("before "), lines);
    lac_str_free(&out);
}

static void assert_refused(struct stage *s, const char *text, const char *message)
{
    assert_int_equal(read_text(s, text), LAC_E_CONFIG);
    assert_string_equal(lac_str_get(&out), "before ");
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
    lac_str_free(&out);
}

static void rows_are_read_in_their_order_with_rule_and_span(void **state)
{
    assert_read(
        *state,
        "\xEF\xBB\xBF" ROW("\"lang\":\"en\",\"ask\":\"letter\",\"reply\":\"The answer is B.\"") "\r\n\n" ROW(
            "\"lang\":\"en\",\"ask\":\"text\",\"reply\":\"paris\",\"labels\":null,\"model\":{}") "\n" ROW("\"lang\":"
                                                                                                          "\"en\","
                                                                                                          "\"ask\":"
                                                                                                          "\"letter\","
                                                                                                          "\"reply\":"
                                                                                                          "\"2\","
                                                                                                          "\"labels\":["
                                                                                                          "\"1\","
                                                                                                          "\"2\"]"),
        "{\"id\":\"1\",\"outcome\":\"answer\",\"index\":1,\"rule\":\"letter.cue\",\"span\":[4,15]}\n"
        "{\"id\":\"1\",\"outcome\":\"answer\",\"index\":1,\"rule\":\"text.folded\",\"span\":[0,5]}\n"
        "{\"id\":\"1\",\"outcome\":\"answer\",\"index\":1,\"rule\":\"letter.alone\",\"span\":[0,1]}\n");
    assert_read(*state, "", "");
}

static void an_outcome_without_an_answer_has_no_index(void **state)
{
    assert_read(*state, ROW("\"lang\":\"en\",\"ask\":\"letter\",\"reply\":\"Hm\",\"finish\":\"length\""),
                "{\"id\":\"1\",\"outcome\":\"truncated\",\"index\":null,\"rule\":\"cut\",\"span\":null}\n");
    assert_read(*state, ROW("\"lang\":\"en\",\"ask\":\"letter\",\"reply\":\"I do not know.\""),
                "{\"id\":\"1\",\"outcome\":\"abstained\",\"index\":null,\"rule\":\"abstain\",\"span\":[0,13]}\n");
}

static void a_region_is_read_as_its_language(void **state)
{
    assert_read(*state, ROW("\"lang\":\"es-MX\",\"ask\":\"letter\",\"reply\":\"La respuesta es B\""),
                "{\"id\":\"1\",\"outcome\":\"answer\",\"index\":1,\"rule\":\"letter.cue\",\"span\":[3,17]}\n");
}

static void a_bad_row_is_named_by_its_line_and_nothing_is_given(void **state)
{
    const char *const good = ROW("\"lang\":\"en\",\"ask\":\"letter\",\"reply\":\"B\"") "\n\n";
    static const struct {
        const char *row, *message;
    } rows[] = {
        {"B", "rows.jsonl:3: not JSON in UTF-8: line 1, column 1"},
        {"[]", "rows.jsonl:3: not a JSON object"},
        {ROW("\"ask\":\"letter\",\"reply\":\"B\""), "rows.jsonl:3: 'lang' is missing"},
        {ROW("\"lang\":\"ess\",\"ask\":\"letter\",\"reply\":\"B\""),
         "rows.jsonl:3: no language is called 'ess' (did you mean 'es'?)"},
        {ROW("\"lang\":\"en\",\"ask\":\"leter\",\"reply\":\"B\""),
         "rows.jsonl:3: 'ask' is 'leter' (did you mean 'letter'?)"},
        {ROW("\"lang\":\"en\",\"ask\":\"text\",\"reply\":\"B\",\"finish\":\"eos\""),
         "rows.jsonl:3: 'finish' is 'eos': it must be one of 'stop', 'length'"},
        {ROW("\"lang\":\"en\",\"ask\":\"text\",\"reply\":null"), "rows.jsonl:3: 'reply' is missing"},
        {ROW("\"lang\":\"en\",\"ask\":\"text\",\"reply\":4"),
         "rows.jsonl:3: 'reply' must be a string, not a whole number"},
        {ROW("\"lang\":\"en\",\"ask\":\"text\",\"reply\":\"B\",\"labels\":[\"A\"]"),
         "rows.jsonl:3: 1 labels for 2 choices"},
        {ROW("\"lang\":\"en\",\"ask\":\"text\",\"reply\":\"B\",\"labels\":[\"A\",\"A\"]"),
         "rows.jsonl:3: the labels 'A' and 'A' are the same in a reply: they must differ"},
        {ROW("\"lang\":\"en\",\"ask\":\"text\",\"reply\":\"B\",\"labels\":[\"(a)\",\"A.\"]"),
         "rows.jsonl:3: the labels '(a)' and 'A.' are the same in a reply"},
        {"{\"id\":12345678901234567890,\"lang\":\"en\",\"ask\":\"text\",\"reply\":\"B\",\"choices\":[\"A\",\"B\"]}",
         "rows.jsonl:3: 'id' is a number of more than 64 bits: write it as a text"},
        {"{\"id\":1,\"lang\":\"en\",\"ask\":\"text\",\"reply\":\"B\",\"choices\":[\"A\"]}",
         "rows.jsonl:3: 'choices' has 1 texts: give 2 to 26"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lac_str text = {0};
        lac_str_addf(&text, "%s%s\n", good, rows[i].row);
        assert_refused(*state, lac_str_get(&text), rows[i].message);
        lac_str_free(&text);
    }
}

/* A script of the language changes the reply: then no byte of it can be pointed at. */
static void a_language_may_normalize_replies(void **state)
{
    struct stage *s = *state;
    stage_put(
        s, "scripts/languages/xx.lua",
        "return lacuna.language { api = 1, code = 'xx', version = '1', name = 'X', join = ' ',\n"
        "question = '{stem}', option = '{label}', answer = ':', instructions = { letter = { 'L' }, text = { 'T' } },\n"
        "normalize = function(text) return (text:gsub('zwei', 'B')) end }\n");
    assert_read(s, ROW("\"lang\":\"xx\",\"ask\":\"letter\",\"reply\":\"zwei\""),
                "{\"id\":\"1\",\"outcome\":\"answer\",\"index\":1,\"rule\":\"letter.alone\",\"span\":null}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(rows_are_read_in_their_order_with_rule_and_span),
        on_stage(an_outcome_without_an_answer_has_no_index),
        on_stage(a_region_is_read_as_its_language),
        on_stage(a_bad_row_is_named_by_its_line_and_nothing_is_given),
        on_stage(a_language_may_normalize_replies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
