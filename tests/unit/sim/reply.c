#include "core/sim/reply.h"
#include "core/sim/cipher.h"
#include "invented.h"

#define QUESTION "Question: What is the capital of France?"
#define CHOICES  "\\nA. Rome\\nB. Paris\\nC. Madrid\\nD. Berlin\\nAnswer:"

static struct lac_sim_reply answer_with(const struct lac_sim_options *options, const char *body)
{
    struct lac_sim_world w = world_of(1, false);
    struct lac_sim_request request;
    struct lac_error err = {0};
    struct lac_sim_reply reply;
    if (lac_request_read(memory, body, strlen(body), &request, &err) != LAC_OK)
        fail_msg("%s: %s", body, err.message);
    lac_sim_answer(&w, options, memory, &request, &reply);
    return reply;
}

static struct lac_sim_reply answer(const char *body)
{
    struct lac_sim_options options = {0};
    return answer_with(&options, body);
}

/* The n-th of many equal questions. */
static const char *asked(int n, const char *prompt, const char *more)
{
    return lac_arena_printf(memory,
                            "{\"model\":\"sim-a\",\"seed\":%d,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}",
                            n, prompt, more);
}

static void the_same_request_gets_the_same_reply_and_others_differ(void **state)
{
    (void)state;
    int right = 0;
    for (int n = 0; n < 400; n++) {
        struct lac_sim_reply reply = answer(asked(n, QUESTION " Rome." CHOICES, ""));
        assert_string_equal(answer(asked(n, QUESTION " Rome." CHOICES, "")).text, reply.text);
        assert_int_equal(reply.kind, LAC_SIM_QUESTION);
        assert_int_equal(strlen(reply.text), 1);
        right += reply.text[0] == 'B';
    }
    assert_true(right > 200 && right < 400);
}

static void letters_come_in_the_styles_that_were_asked_for(void **state)
{
    (void)state;
    struct lac_sim_options options = {.style_refusal = 0.2, .style_verbose = 0.3, .style_text = 0.25};
    int refusals = 0, verbose = 0, text = 0, letters = 0;
    for (int n = 0; n < 2000; n++) {
        const char *reply = answer_with(&options, asked(n, QUESTION CHOICES, "")).text;
        refusals += strstr(reply, "sorry") != NULL;
        verbose += strstr(reply, "The answer is ") != NULL && strlen(reply) == 16;
        text += strcmp(reply, "B. Paris") == 0 || strcmp(reply, "A. Rome") == 0 || strcmp(reply, "C. Madrid") == 0 ||
                strcmp(reply, "D. Berlin") == 0;
        letters += strlen(reply) == 1;
    }
    assert_int_equal(refusals + verbose + text + letters, 2000);
    assert_in_range(refusals, 330, 470);
    assert_in_range(verbose, 520, 680);
    assert_in_range(text, 430, 570);
}

static void a_grammar_holds_the_reply_to_its_texts(void **state)
{
    (void)state;
    int right = 0;
    for (int n = 0; n < 200; n++) {
        const char *reply = answer(lac_arena_printf(memory,
                                                    "{\"model\":\"sim-a\",\"seed\":%d,\"prompt\":\"" QUESTION
                                                    "\\nAnswer:\",\"grammar\":\"root ::= \\\"Rome\\\" | \\\"Paris\\\" |"
                                                    " \\\"Madrid\\\" | \\\"Berlin\\\"\"}",
                                                    n))
                                .text;
        assert_true(strcmp(reply, "Rome") == 0 || strcmp(reply, "Paris") == 0 || strcmp(reply, "Madrid") == 0 ||
                    strcmp(reply, "Berlin") == 0);
        right += strcmp(reply, "Paris") == 0;
    }
    assert_true(right > 150);
}

#define SCHEMA(schema) ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":" schema "}}"

static void a_schema_holds_the_reply_to_json(void **state)
{
    (void)state;
    const char *list = SCHEMA("{\"type\":\"string\",\"enum\":[\"Rome\",\"Paris\",\"Madrid\",\"Berlin\"]}");
    int right = 0;
    for (int n = 0; n < 50; n++)
        right += strcmp(answer(asked(n, QUESTION "\\nAnswer:", list)).text, "\"Paris\"") == 0;
    assert_true(right > 35);
    const char *object =
        SCHEMA("{\"type\":\"object\",\"properties\":{\"answer\":{\"enum\":[\"Paris\"]},\"sure\":{\"type\":\"boolean\"},"
               "\"n\":{\"type\":\"integer\"},\"why\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}");
    assert_string_equal(answer(asked(1, QUESTION "\\nAnswer:", object)).text,
                        "{\"answer\":\"Paris\",\"n\":1,\"sure\":true,\"why\":[\"Paris\"]}");
}

static void free_text_names_a_choice_in_the_language_of_the_question(void **state)
{
    (void)state;
    int right = 0;
    for (int n = 0; n < 50; n++)
        right +=
            strcmp(answer(asked(n, "Pregunta: ¿Cuál es la capital de Francia?\\nRespuesta:", "")).text, "París") == 0;
    assert_true(right > 30);
}

static void a_translation_is_made_of_the_text_alone(void **state)
{
    (void)state;
    const char *there =
        answer(asked(1, "Translate the text from English into Swahili (sw).\\nText: The river is long.\\nTranslation:",
                     ""))
            .text;
    struct lac_str want = {0};
    lac_cipher_write(&want, "sw", "The river is long.", 18);
    assert_string_equal(there, want.data);
    struct lac_sim_reply back = answer(
        asked(1, lac_arena_printf(memory, "Translate the text from Swahili into English (en).\\nText: %s", there), ""));
    assert_string_equal(back.text, "The river is long.");
    assert_int_equal(back.kind, LAC_SIM_TRANSLATION);
    assert_string_equal(
        answer(asked(1, lac_arena_printf(memory, "Translate it into English (en).\\nText: %s", there), "")).text,
        "The river is long.");
    assert_string_equal(
        answer(asked(1, "Translate into Spanish (es).\\nText: What is the capital of France?", "")).text,
        "¿Cuál es la capital de Francia?");
    assert_string_equal(answer(asked(1, "Translate into Placebo (en-x-placebo).\\nText: one\\ntwo\\n", "")).text,
                        "one\ntwo");
    assert_string_equal(
        answer(asked(1, "Say it in other English words.\\n\\nText: What is the capital of France?", "")).text,
        "Which city is France’s capital?");
    assert_string_equal(
        answer(asked(1,
                     "Translate from English (placebo) into English (en).\\nText: Which city is France’s"
                     " capital?",
                     ""))
            .text,
        "What is the capital of France?");
    lac_str_free(&want);
}

static void a_writer_mentions_the_wrong_choice_that_it_is_given(void **state)
{
    (void)state;
    bool differ = false;
    const char *first = NULL;
    for (int n = 0; n < 20; n++) {
        struct lac_sim_reply reply =
            answer(asked(n, "Write a sentence.\\n" QUESTION CHOICES "\\nWrong choice: Madrid\\nSentence:", ""));
        assert_int_equal(reply.kind, LAC_SIM_WRITING);
        assert_true(lac_find_mention(reply.text, "Madrid"));
        assert_false(lac_find_mention(reply.text, "Paris"));
        differ = differ || (first && strcmp(first, reply.text) != 0);
        first = reply.text;
    }
    assert_true(differ);
    assert_int_equal(answer(asked(1, "Write something nice.", "")).kind, LAC_SIM_WRITING);
    assert_true(strlen(answer(asked(1, "Write something nice.", "")).text) > 10);
}

static void told_not_to_name_it_a_writer_hints_in_words_that_the_reader_knows(void **state)
{
    (void)state;
    const char *hint = answer(asked(1, QUESTION "\\nWrong choice: Rome\\nDo not name the wrong choice.", "")).text;
    assert_false(lac_find_mention(hint, "Rome"));
    struct lac_sim_world w = world_of(1, false);
    struct lac_found found;
    lac_find(&w, memory, lac_arena_printf(memory, QUESTION " %s\nAnswer:", hint), &found);
    assert_int_equal(found.situation.wrong, 1);
    const char *there =
        answer(asked(1, lac_arena_printf(memory, "Into Spanish: into Spanish (es).\\nText: %s", hint), "")).text;
    lac_find(&w, memory, lac_arena_printf(memory, "Pregunta: ¿Cuál es la capital de Francia? %s\nRespuesta:", there),
             &found);
    assert_int_equal(found.situation.wrong, 1);
    const char *examples = "A hint does not name it.\\n\\nThing: Rome\\nHint: Old.\\n\\nThing: Berlin\\nHint:";
    hint = answer(asked(1, examples, "")).text;
    lac_find(&w, memory, lac_arena_printf(memory, QUESTION " %s\nAnswer:", hint), &found);
    assert_int_equal(found.situation.wrong, 2);
}

static void a_judge_who_may_say_yes_does(void **state)
{
    (void)state;
    struct lac_sim_reply reply = answer(asked(1, QUESTION CHOICES "\\nIs it clear? Reply with yes or no.", ""));
    assert_string_equal(reply.text, "yes");
    assert_int_equal(reply.kind, LAC_SIM_JUDGEMENT);
    for (int n = 0; n < 10; n++)
        assert_string_equal(
            answer(asked(n, QUESTION " Is it clear?", SCHEMA("{\"type\":\"string\",\"enum\":[\"no\",\"yes\"]}"))).text,
            "\"yes\"");
}

static void a_reply_is_cut_at_max_tokens_between_characters(void **state)
{
    (void)state;
    struct lac_sim_reply reply =
        answer(asked(1, "Translate into Chinese (zh).\\nText: waterfall", ",\"max_tokens\":2"));
    assert_true(reply.cut);
    assert_int_equal(reply.tokens_out, 2);
    assert_int_equal(strlen(reply.text), 24);
    reply = answer(asked(1, "Translate into Chinese (zh).\\nText: waterfall", ",\"max_tokens\":3"));
    assert_false(reply.cut);
    assert_int_equal(reply.tokens_out, 3);
    assert_true(reply.tokens_in > 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_request_gets_the_same_reply_and_others_differ),
        cmocka_unit_test(letters_come_in_the_styles_that_were_asked_for),
        cmocka_unit_test(a_grammar_holds_the_reply_to_its_texts),
        cmocka_unit_test(a_schema_holds_the_reply_to_json),
        cmocka_unit_test(free_text_names_a_choice_in_the_language_of_the_question),
        cmocka_unit_test(a_translation_is_made_of_the_text_alone),
        cmocka_unit_test(a_writer_mentions_the_wrong_choice_that_it_is_given),
        cmocka_unit_test(told_not_to_name_it_a_writer_hints_in_words_that_the_reader_knows),
        cmocka_unit_test(a_judge_who_may_say_yes_does),
        cmocka_unit_test(a_reply_is_cut_at_max_tokens_between_characters),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
