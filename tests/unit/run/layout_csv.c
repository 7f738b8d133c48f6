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
               "en,es,answer,answer_es\n\"Q\n- a\n- b\",\"P\n- c\n- "
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

static void choices_may_have_labels_of_any_script(void **state)
{
    static const struct {
        const char *cell, *first, *answer;
        int64_t right;
    } cases[] = {{"س؟\nأ. حجر\nب. تفاح", "حجر", "ب", 1},
                 {"哪个？\nA、石头\nB、苹果", "石头", "B", 1},
                 {"哪个？\n（A）石头\n（B）苹果", "石头", "苹果", 1},
                 {"どれ？\nア．石\nイ．りんご", "石", "イ．", 1},
                 {"Q?\n1. a\n2. b\n3. c", "a", "3", 2},
                 {"Q?\n1.5\n2.5", "1.5", "1", 1},
                 {"Q?\n3:30\n4:30", "3:30", "4:30", 1},
                 {"Q?\nA. a\nno label", "A. a", "B", 1},
                 {"Q?\nA. a\nA. b", "A. a", "A", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench *b = *state;
        struct lac_bitext text;
        bench_read(b, "q.csv",
                   lac_arena_printf(b->arena, "en,xx,answer_xx\n\"Q\nA. a\nB. b\",\"%s\",%s\n", cases[i].cell,
                                    cases[i].answer),
                   &text);
        const struct lac_pair *p = &text.pairs.at[0];
        assert_string_equal(p->target.choices[0], cases[i].first);
        if (p->target.answer != cases[i].right)
            fail_msg("%s: %s is %d", cases[i].cell, cases[i].answer, (int)p->target.answer);
        assert_string_equal(text.layout->field(text.arena, p, "target.answer"), "answer_xx");
        lac_bitext_free(&text);
    }
}

static void columns_are_named_in_any_capitals_and_may_be_several(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "q.csv", "ID, English ,Spanish,fr,notes,Answer\nq1,\"Q\na\nb\",\"P\nc\nd\",\"R\ne\nf\",x,B\n",
               &text);
    assert_int_equal(text.pairs.n, 2);
    assert_string_equal(text.pairs.at[0].language, "Spanish");
    assert_string_equal(text.pairs.at[0].id, "q1");
    assert_int_equal(text.pairs.at[0].english.answer, 1);
    assert_string_equal(text.pairs.at[1].language, "fr");
    assert_string_equal(text.pairs.at[1].target.right, "f");
    assert_string_equal(text.layout->field(text.arena, &text.pairs.at[0], "english.stem"), "English");
    assert_string_equal(text.layout->field(text.arena, &text.pairs.at[0], "target.stem"), "Spanish");
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
        on_bench(choices_may_have_labels_of_any_script),
        on_bench(columns_are_named_in_any_capitals_and_may_be_several),
        on_bench(the_code_of_indonesian_may_be_the_column_of_ids),
        on_bench(a_row_without_its_second_column_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
