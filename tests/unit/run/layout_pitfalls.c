#include "tests/unit/run/bitext.h"

#define ADDED                                                                                                          \
    ",\"question\":\"So. Which crosses a river?\",\"prequestion\":\"So.\",\"sufquestion\":\"\",\"transquestion\":"     \
    "\"Ngakho. Yini ewela "                                                                                            \
    "umfula?\",\"transpre\":\"Ngakho.\",\"transsuf\":\"\",\"source\":\"ai2_arc\",\"subject\":\"x\""

static void a_row_is_a_pair_with_its_added_texts(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "a.json", "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", ADDED) "]", &text);
    const struct lac_pair *p = &text.pairs.at[0];
    assert_string_equal(p->language, "zu");
    assert_string_equal(p->english.stem, "Which crosses a river?");
    assert_string_equal(p->target.right, "ibhuloho");
    assert_int_equal(p->target.answer, -1);
    assert_int_equal(p->target.n, 2);
    assert_int_equal(p->n_edits, 1);
    assert_int_equal(p->edits[0].side, LAC_BEFORE);
    assert_string_equal(p->edits[0].target_text, "Ngakho.");
    assert_string_equal(p->target.text, "Ngakho. Yini ewela umfula?");
    assert_string_equal(p->source, "ai2_arc");
    lac_bitext_free(&text);
}

static void fields_have_the_files_names(void **state)
{
    struct bench *b = *state;
    struct lac_edit edits[] = {{LAC_AFTER, "x", "y", NULL}};
    struct lac_pair one = {.edits = edits, .n_edits = 1};
    static const char *const names[][2] = {
        {"english.stem", "oriquestion"},    {"target.stem", "transori"},        {"english.text", "question"},
        {"target.text", "transquestion"},   {"target.choices", "transchoices"}, {"target.answer", "transanswer"},
        {"english.edits.1", "sufquestion"}, {"target.edits.1", "transsuf"},     {"other", "other"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(lac_layout_pitfalls.field(b->arena, &one, names[i][0]), names[i][1]);
}

static void a_field_that_is_not_there_is_named(void **state)
{
    struct lac_bitext text;
    bench_read(
        *state, "a.json",
        "[{\"oriquestion\":\"Q\",\"transori\":\"P\",\"choices\":[\"a\"],\"transchoices\":[\"a\", 2],\"answer\":\"a\"},"
        "{\"oriquestion\":\"Q\"}, 3]",
        &text);
    assert_int_equal(text.pairs.n, 3);
    assert_string_equal(text.pairs.at[0].missing, "transchoices");
    assert_string_equal(text.pairs.at[1].missing, "transori");
    assert_string_equal(text.pairs.at[2].missing, "oriquestion");
    lac_bitext_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_row_is_a_pair_with_its_added_texts),
        on_bench(fields_have_the_files_names),
        on_bench(a_field_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
