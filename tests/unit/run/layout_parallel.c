#include "tests/unit/run/bitext.h"

#define SIDE(code, more) "\"" code "\":{\"premise\":\"P " code "\",\"choices\":[\"a " code "\",\"b " code "\"]" more "}"

static void each_language_beside_english_is_a_pair(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "p.jsonl",
               "{\"item\":\"c-1\",\"ask\":\"cause\",\"answer\":1," SIDE("en", "") "," SIDE("et", "") "," SIDE(
                   "tr", ",\"question\":\"effect\",\"label\":0") ",\"changed\":{\"et\":true}}\n",
               &text);
    const struct lac_pair *et = &text.pairs.at[0], *tr = &text.pairs.at[1];
    assert_int_equal(text.rows, 1);
    assert_int_equal(text.pairs.n, 2);
    assert_string_equal(et->language, "et");
    assert_string_equal(et->target.stem, "P et");
    assert_int_equal(et->target.answer, 1);
    assert_string_equal(et->target.right, "b et");
    assert_string_equal(et->target.ask, "cause");
    assert_string_equal(tr->english.ask, "cause");
    assert_string_equal(tr->target.ask, "effect");
    assert_int_equal(tr->target.answer, 0);
    assert_string_equal(text.layout->field(text.arena, et, "target.answer"), "answer");
    assert_string_equal(text.layout->field(text.arena, tr, "target.answer"), "tr.label");
    assert_string_equal(text.layout->field(text.arena, tr, "target.ask"), "tr.question");
    assert_string_equal(text.layout->field(text.arena, tr, "english.stem"), "en.premise");
    assert_string_equal(text.layout->field(text.arena, tr, "target.choices"), "tr.choices");
    lac_bitext_free(&text);
}

static void an_answer_by_its_english_text_says_which(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "p.jsonl", "{\"answer\":\"b en\"," SIDE("en", "") "," SIDE("et", "") "}\n", &text);
    assert_int_equal(text.pairs.at[0].english.answer, 1);
    assert_string_equal(text.pairs.at[0].target.right, "b et");
    lac_bitext_free(&text);
}

static void an_answer_may_be_a_letter(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "p.jsonl",
               "{\"answer\":\"B\"," SIDE("en", "") "," SIDE("et", ",\"label\":\"a\"") "}\n{\"answer\":\"E\"," SIDE(
                   "en", "") "," SIDE("et", "") "}\n",
               &text);
    assert_int_equal(text.pairs.at[0].english.answer, 1);
    assert_string_equal(text.pairs.at[0].english.right, "b en");
    assert_int_equal(text.pairs.at[0].target.answer, 0);
    assert_int_equal(text.pairs.at[1].english.answer, -1);
    assert_string_equal(text.pairs.at[1].english.right, "E");
    lac_bitext_free(&text);
}

static void what_a_row_lacks_is_named(void **state)
{
    struct lac_bitext text;
    bench_read(
        *state, "p.jsonl",
        "{\"answer\":1," SIDE("en", "") "," SIDE("et", "") "}\n{" SIDE("en", "") "," SIDE(
            "et",
            "") "}\n{\"answer\":1," SIDE("et",
                                         "") "}\n{\"answer\":1," SIDE("en",
                                                                      "") "}\n{\"answer\":1," SIDE("en",
                                                                                                   "") ",\"et\":{"
                                                                                                       "\"choices\":[]}"
                                                                                                       "}\n",
        &text);
    static const char *const missing[] = {NULL, "answer", "en.stem", "a second language", "et.stem"};
    assert_int_equal(text.pairs.n, 5);
    assert_null(text.pairs.at[0].missing);
    for (size_t i = 1; i < 5; i++)
        assert_string_equal(text.pairs.at[i].missing, missing[i]);
    lac_bitext_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(each_language_beside_english_is_a_pair),
        on_bench(an_answer_by_its_english_text_says_which),
        on_bench(an_answer_may_be_a_letter),
        on_bench(what_a_row_lacks_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
