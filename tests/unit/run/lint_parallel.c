#include "tests/unit/run/findings.h"

#define part lac_lint_parallel

static void what_is_parallel_is_silent(void **state)
{
    (void)state;
    assert_told(part, "name", "\"Castilian\"", "");
}

static void a_slot_that_english_has_not_is_named(void **state)
{
    (void)state;
    assert_told(part, "instructions.letter.2",
                "\"Lee la pregunta y elige la opción correcta. Escribe únicamente su letra ({label}).\"",
                "instructions.letter.2: its slots are {label}, not {labels} (as English: Read the question and choose");
    assert_told(part, "instructions.letter.2",
                "\"Lee la pregunta y elige la opción correcta. Escribe únicamente su única letra.\"",
                "instructions.letter.2: its slots are none, not {labels}");
    assert_told(part, "mention.1", "\"Ayer alguien mencionó «{thing}», «{thing}» en una charla.\"",
                "mention.1: its slots are {thing}{thing}, not {thing}");
    assert_told(part, "option", "\"{label}.\"", "option: its slots are {label}, not {choice}{label}");
    assert_told(part, "option", "\"{choice} ({label})\"", ""); /* the order is free */
    assert_told(part, "answer", "\"Respuesta {label}:\"", "answer: its slots are {label}, not none");
}

static void a_variant_too_few_is_counted(void **state)
{
    (void)state;
    assert_told(part, "mention", "[\"Ayer alguien mencionó «{thing}».\"]", "mention: has 1 entries, English has 8");
    assert_told(part, "examples", "[]", "examples: has 0 entries, English has 12");
}

static void a_variant_that_lost_a_demand_is_too_short(void **state)
{
    (void)state;
    assert_told(part, "instructions.letter.3", "\"¿Qué opción es correcta ({labels})?\"",
                "instructions.letter.3: is 0.4 times as long as the other variants lead to expect");
    assert_told(part, "instructions.text.5",
                "\"¿Cuál es la respuesta a esta pregunta? Dila, no añadas nada más, explica por qué lo crees y di "
                "también qué otras respuestas has tenido en cuenta.\"",
                "instructions.text.5: is 2.0 times as long");
}

static void a_variant_that_asks_for_another_number_is_told(void **state)
{
    (void)state;
    assert_told(part, "instructions.text.4",
                "\"Contesta a la siguiente pregunta con 3 palabras como máximo, sin formar una oración completa.\"",
                "instructions.text.4: names the number 3 (as English: Reply to the following");
    assert_told(part, "instructions.text.4",
                "\"Contesta a la siguiente pregunta con ٥ palabras como máximo, sin formar una oración completa.\"",
                "");
}

static void variants_differ_from_each_other_and_from_english(void **state)
{
    (void)state;
    assert_told(part, "mention.2", "\"Ayer alguien mencionó «{thing}» en una conversación.\"",
                "mention.2: is the same as entry 1");
    assert_told(part, "mention.2", "\"One page of an old notebook has the title “{thing}”.\"",
                "mention.2: is the English text: One page of an old");
    assert_told(part, "examples.1.stem", "\"What colour is milk?\"", "examples.1.stem: is the English text");
}

static void right_answers_are_parallel_by_index(void **state)
{
    (void)state;
    assert_told(part, "examples.3.answer", "2",
                "examples.3.answer: is 2, in English 4 (Which animal neighs?)\n"
                "examples: 1 to 4 do not have the right choice once at each place");
    assert_told(part, "examples.3.choices", "[\"pato\", \"pez\", \"caballo\"]",
                "examples.3.choices: has 3 entries, English has 4");
    assert_told(part, "examples.3.choices.1", "\"Pez\"", "examples.3.choices.2: is the same as entry 1");
}

static void numbers_are_those_of_english(void **state)
{
    (void)state;
    assert_told(part, "examples.4.stem", "\"¿Cuánto es 5 + 3?\"",
                "examples.4.stem: has other numbers (as English: What is 5 + 4?)");
    assert_told(part, "examples.4.choices.1", "\"16\"",
                "examples.4.choices.1: '16' has another number (as English: 6)");
    assert_told(part, "examples.4.stem", "\"¿Cuánto es ٥ + ٤?\"", ""); /* in any digits */
}

static void an_answer_in_its_own_stem_is_told(void **state)
{
    (void)state;
    assert_told(part, "examples.12.stem", "\"¿Qué ponen las gallinas, leche o huevos?\"",
                "examples.12.stem: holds its answer, 'huevos'");
}

static void a_stem_of_the_shipped_source_is_taken(void **state)
{
    (void)state;
    static const char *const taken[] = {"¿DE QUÉ COLOR es la leche?"};
    struct lac_lint lint = {.arena = bench.arena,
                            .language = bench.spanish,
                            .english = bench.english,
                            .taken = taken,
                            .n_taken = 1,
                            .report = note};
    lac_str_clear(&bench.told);
    part(&lint);
    check_told(lac_str_get(&bench.told), "examples.1.stem: is a question of the source 'basic'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_parallel_is_silent),
        cmocka_unit_test(a_slot_that_english_has_not_is_named),
        cmocka_unit_test(a_variant_too_few_is_counted),
        cmocka_unit_test(a_variant_that_lost_a_demand_is_too_short),
        cmocka_unit_test(a_variant_that_asks_for_another_number_is_told),
        cmocka_unit_test(variants_differ_from_each_other_and_from_english),
        cmocka_unit_test(right_answers_are_parallel_by_index),
        cmocka_unit_test(numbers_are_those_of_english),
        cmocka_unit_test(an_answer_in_its_own_stem_is_told),
        cmocka_unit_test(a_stem_of_the_shipped_source_is_taken),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
