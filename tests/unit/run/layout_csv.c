#include "tests/unit/run/bitext.h"

static void a_cell_is_a_question_and_its_choices(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "q.csv",
               "id,en,es,answer\nq1,\"Which flies?\nA) a bird\nB) a stone\",\"¿Cuál vuela?\r\n- un pájaro\r\n- una "
               "piedra\",B\n"
               "q2,Why?,¿Por qué?,\n",
               &text);
    const struct lac_pair *p = &text.pairs.at[0];
    assert_int_equal(text.pairs.n, 2);
    assert_string_equal(p->language, "es");
    assert_string_equal(p->id, "q1");
    assert_string_equal(p->english.stem, "Which flies?");
    assert_string_equal(p->english.choices[1], "a stone");
    assert_string_equal(p->target.choices[0], "un pájaro");
    assert_int_equal(p->english.answer, 1);
    assert_string_equal(p->target.right, "una piedra");
    assert_int_equal(text.pairs.at[1].english.n, 0);
    assert_string_equal(text.pairs.at[1].target.stem, "¿Por qué?");
    assert_int_equal(text.pairs.at[1].english.answer, -1);
    assert_string_equal(text.layout->field(text.arena, p, "target.choices"), "es");
    assert_string_equal(text.layout->field(text.arena, p, "english.stem"), "en");
    assert_string_equal(text.layout->field(text.arena, p, "target.answer"), "answer");
    lac_bitext_free(&text);
}

static void an_answer_is_a_letter_an_index_or_a_text(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "q.csv",
               "en,es,answer,answer_es\n\"Q\n1. a\n2. b\",\"P\n1. c\n2. "
               "d\",1,\n\"Q\na\nb\",\"P\nc\nd\",b,c\n\"Q\na\nb\",\"P\nc\nd\",c),\n"
               "\"Q\na\nb\",\"P\nc\nd\",neither,\n",
               &text);
    assert_int_equal(text.pairs.at[0].english.answer, 1);
    assert_string_equal(text.pairs.at[0].target.right, "d");
    assert_int_equal(text.pairs.at[1].english.answer, 1);
    assert_int_equal(text.pairs.at[1].target.answer, 0);
    assert_int_equal(text.pairs.at[2].english.answer, 2);
    assert_null(text.pairs.at[2].english.right);
    assert_string_equal(text.pairs.at[3].english.right, "neither");
    assert_int_equal(text.pairs.at[3].english.answer, -1);
    lac_bitext_free(&text);
}

static void the_code_of_indonesian_may_be_the_column_of_ids(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "q.csv", "en,id\nIs it late?,Apakah sudah larut?\n", &text);
    assert_string_equal(text.pairs.at[0].language, "id");
    assert_string_equal(text.pairs.at[0].target.stem, "Apakah sudah larut?");
    assert_null(text.pairs.at[0].id);
    lac_bitext_free(&text);
    bench_read(*state, "r.csv", "id,en,es\nq1,Is it late?,¿Es tarde?\n", &text);
    assert_string_equal(text.pairs.at[0].language, "es");
    assert_string_equal(text.pairs.at[0].id, "q1");
    lac_bitext_free(&text);
}

static void a_row_without_its_second_column_is_named(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "q.csv", "en,es\nQ,P\nQ\n", &text);
    assert_string_equal(text.pairs.at[1].missing, "a second column");
    lac_bitext_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_cell_is_a_question_and_its_choices),
        on_bench(an_answer_is_a_letter_an_index_or_a_text),
        on_bench(the_code_of_indonesian_may_be_the_column_of_ids),
        on_bench(a_row_without_its_second_column_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
