#include "tests/unit/run/findings.h"

#define part lac_lint_demands

static void the_shipped_spanish_demands_what_english_does(void **state)
{
    (void)state;
    assert_told(part, "name", "\"Castilian\"", "");
}

static void a_demand_that_was_dropped_is_named_with_its_variant(void **state)
{
    (void)state;
    assert_told(
        part, "instructions.letter.3", "\"¿Qué opción es correcta? Da solo una de las letras {labels}.\"",
        "instructions.letter.3: nothing of demands.unexplained stands in it (as English: Which option is correct?");
    assert_told(part, "instructions.letter.5",
                "\"A continuación hay una pregunta con varias opciones. Indica la letra de la correcta ({labels}).\"",
                "instructions.letter.5: nothing of demands.alone stands in it (as English: Below is a question");
    assert_told(part, "instructions.text.4", "\"Contesta a la siguiente pregunta con tres palabras como máximo.\"",
                "instructions.text.4: nothing of demands.five stands in it (as English: Reply to the following\n"
                "instructions.text.4: nothing of demands.fragment stands in it (as English: Reply to the following");
}

static void a_demand_that_english_does_not_make_is_named(void **state)
{
    (void)state;
    assert_told(
        part, "instructions.letter.1",
        "\"Responde a la pregunta de opción múltiple. Contesta solo con una letra, sin explicación: {labels}.\"",
        "instructions.letter.1: demands.unexplained stands in it, which English does not demand here");
}

static void a_file_says_how_it_makes_every_demand_of_english_and_no_other(void **state)
{
    (void)state;
    assert_told(part, "demands", "{\"alone\":\"solo\"}",
                "instructions.letter.2: nothing of demands.alone\n"
                "instructions.letter.4: nothing of demands.alone\n"
                "instructions.letter.5: nothing of demands.alone\n"
                "instructions.text.5: nothing of demands.alone\n"
                "demands.best: is missing\n"
                "demands.five: is missing\n"
                "demands.fragment: is missing\n"
                "demands.letter: is missing\n"
                "demands.short: is missing\n"
                "demands.unexplained: is missing\n"
                "demands.word: is missing");
    assert_told(part, "demands.polite", "\"por favor\"", "demands.polite: is no demand of English");
    assert_told(part, "demands.best", "\"la (mejor\"", "demands.best: ");
}

static void a_pattern_that_stands_everywhere_does_not_pass(void **state)
{
    (void)state;
    assert_told(part, "demands.five", "\"a\"",
                "instructions.letter.1: demands.five stands in it\n"
                "instructions.letter.2: demands.five stands in it\n"
                "instructions.letter.3: demands.five stands in it\n"
                "instructions.letter.4: demands.five stands in it\n"
                "instructions.letter.5: demands.five stands in it\n"
                "instructions.text.1: demands.five stands in it\n"
                "instructions.text.2: demands.five stands in it\n"
                "instructions.text.3: demands.five stands in it\n"
                "instructions.text.5: demands.five stands in it");
}

static void a_demand_of_english_itself_stands_somewhere(void **state)
{
    (void)state;
    struct lac_value english = lac_copy(bench.arena, bench.english);
    put_at(&english, "demands.polite", json("\"please\""));
    struct lac_lint lint = {.arena = bench.arena, .language = &english, .english = &english, .report = note};
    lac_str_clear(&bench.told);
    part(&lint);
    check_told(lac_str_get(&bench.told), "demands.polite: stands in no instruction");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_spanish_demands_what_english_does),
        cmocka_unit_test(a_demand_that_was_dropped_is_named_with_its_variant),
        cmocka_unit_test(a_demand_that_english_does_not_make_is_named),
        cmocka_unit_test(a_file_says_how_it_makes_every_demand_of_english_and_no_other),
        cmocka_unit_test(a_pattern_that_stands_everywhere_does_not_pass),
        cmocka_unit_test(a_demand_of_english_itself_stands_somewhere),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
