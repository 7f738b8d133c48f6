#include "core/sim/embed.h"
#include "core/sim/translate.h"
#include "tests/unit/sim/invented.h"

#include <math.h>

static double near_by(const char *model, const char *a, const char *b)
{
    struct lac_sim_world w = world_of(1, false);
    double x[LAC_SIM_EMBED_SIZE], y[LAC_SIM_EMBED_SIZE], sum = 0;
    lac_sim_embed(&w, model, a, strlen(a), x);
    lac_sim_embed(&w, model, b, strlen(b), y);
    for (int i = 0; i < LAC_SIM_EMBED_SIZE; i++)
        sum += x[i] * y[i];
    return sum;
}

static void a_vector_has_length_one_and_is_the_same_each_time(void **state)
{
    (void)state;
    assert_true(fabs(near_by("e", "Where do fish live?", "Where do fish live?") - 1) < 1e-12);
    assert_true(fabs(near_by("e", "", "") - 1) < 1e-12);
    assert_true(fabs(near_by("e", "?!", "") - 1) < 1e-12);
}

static void case_and_marks_do_not_count_and_words_do(void **state)
{
    (void)state;
    assert_true(fabs(near_by("e", "Where do fish live?", "where DO fish, live") - 1) < 1e-12);
    double same = near_by("e", "Where do fish live?", "Where do the fish live?");
    double other = near_by("e", "Where do fish live?", "My house has a green door.");
    assert_true(same > 0.5 && same < 1);
    assert_true(fabs(other) < 0.4);
}

static void a_multilingual_model_knows_the_languages_of_the_world(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(1, false);
    static const char text[] = "The fish of the river is in the water.";
    struct lac_str there = {0};
    lac_sim_translate(&w, &there, "en", "uk", text, strlen(text));
    assert_true(near_by("e", text, lac_str_get(&there)) < 0.4);
    assert_true(near_by("e-multi", text, lac_str_get(&there)) > 0.99);
    lac_str_free(&there);
    assert_true(near_by("e-multi", "What is the capital of France?", "¿Cuál es la capital de Francia?") > 0.99);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vector_has_length_one_and_is_the_same_each_time),
        cmocka_unit_test(case_and_marks_do_not_count_and_words_do),
        cmocka_unit_test(a_multilingual_model_knows_the_languages_of_the_world),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
