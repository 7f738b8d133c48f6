#include "tests/unit/run/bitext.h"

#define ROW(more)                                                                                                      \
    "{\"language\":\"es\",\"english\":{\"stem\":\"Why?\",\"choices\":[\"a\",\"b\"],\"text\":\"So. "                    \
    "Why?\"},\"target\":{"                                                                                             \
    "\"stem\":\"¿Por qué?\",\"choices\":[\"c\",\"d\"],\"text\":\"Así. ¿Por qué?\"}" more "}\n"
#define EDITS(text) ",\"edits\":[{\"side\":\"before\",\"text\":\"So.\",\"target_text\":" text "}]"

static void a_line_is_a_pair(void **state)
{
    struct lac_bitext text;
    bench_read(
        *state, "pairs.jsonl",
        ROW(",\"answer\":1,\"names_wrong\":true,\"item\":{\"id\":\"q1\",\"source\":\"s\",\"licence\":\"MIT\"}" EDITS(
            "\"Así.\"")) ROW(",\"answer\":5"),
        &text);
    const struct lac_pair *p = &text.pairs.at[0];
    assert_int_equal(text.pairs.n, 2);
    assert_null(p->missing);
    assert_int_equal(p->target.answer, 1);
    assert_string_equal(p->target.right, "d");
    assert_true(p->says_names_wrong && p->names_wrong);
    assert_string_equal(p->edits[0].target_text, "Así.");
    assert_string_equal(p->licence, "MIT");
    assert_string_equal(p->id, "q1");
    assert_int_equal(text.pairs.at[1].row, 1);
    assert_int_equal(text.pairs.at[1].english.answer, 5);
    assert_null(text.pairs.at[1].english.right);
    assert_false(text.pairs.at[1].says_names_wrong);
    assert_string_equal(text.layout->field(text.arena, p, "target.edits.1"), "edits[0].target_text");
    assert_string_equal(text.layout->field(text.arena, p, "english.answer"), "answer");
    assert_string_equal(text.layout->field(text.arena, p, "target.choices"), "target.choices");
    lac_bitext_free(&text);
}

static void what_a_line_lacks_is_named(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "pairs.jsonl",
               ROW(",\"answer\":\"b\"") ROW(",\"answer\":1" EDITS("null")) "{\"language\":\"es\",\"english\":{\"stem\":"
                                                                           "\"Q\"},\"answer\":0}\n{}\n",
               &text);
    static const char *const missing[] = {"answer", "edits[0].target_text", "english.choices", "language"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(text.pairs.at[i].missing, missing[i]);
    lac_bitext_free(&text);
    bench_read(*state, "pairs.jsonl",
               ROW(",\"answer\":1" EDITS("\"\""))
                   ROW(",\"answer\":1,\"edits\":[{\"side\":\"above\",\"text\":\"So.\",\"target_text\":\"x\"}]"),
               &text);
    assert_null(text.pairs.at[0].missing); /* a check finds the empty text */
    assert_string_equal(text.pairs.at[1].missing, "edits[0].side");
    lac_bitext_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_line_is_a_pair),
        on_bench(what_a_line_lacks_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
