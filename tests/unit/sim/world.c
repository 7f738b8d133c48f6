#include "core/sim/world.h"
#include "invented.h"

#include <math.h>

static const char *const MODELS[] = {"sim-a", "sim-b", "sim-c", "another"};
static const char *const LANGUAGES[] = {"es", "fr", "sw", "zh"};

static double right(const struct lac_sim_world *w, const char *model, int item, const char *language, bool added,
                    int wrong)
{
    struct lac_situation s = {&items[item], language, added, wrong};
    return lac_world_right(w, model, &s);
}

static int wrong_of(int item)
{
    return (int)(items[item].answer + 1) % 4;
}

static void a_weakness_collapses_one_language_and_leaves_english(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(7, false);
    int weak = 0, pairs = 0;
    for (int i = 0; i < INVENTED; i++)
        for (size_t l = 0; l < 4; l++, pairs++) {
            if (!lac_world_weak(&w, &items[i], LANGUAGES[l]))
                continue;
            weak++;
            for (size_t m = 0; m < 4; m++) {
                assert_true(right(&w, MODELS[m], i, LANGUAGES[l], true, wrong_of(i)) <= 0.05);
                assert_true(right(&w, MODELS[m], i, LANGUAGES[l], false, -1) >= 0.95);
                assert_true(right(&w, MODELS[m], i, LANGUAGES[l], true, -1) >= 0.95);
                assert_true(right(&w, MODELS[m], i, "en", true, wrong_of(i)) >= 0.97);
                assert_true(right(&w, MODELS[m], i, "en-x-placebo", true, wrong_of(i)) >= 0.97);
            }
        }
    assert_true(weak > pairs / 12 && weak < pairs / 6);
}

static void elsewhere_a_mention_costs_a_little_and_less_than_a_collapse(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(7, false);
    for (int i = 0; i < INVENTED; i++)
        for (size_t m = 0; m < 4; m++) {
            if (lac_world_weak(&w, &items[i], "es"))
                continue;
            double plain = right(&w, MODELS[m], i, "es", false, -1), text = right(&w, MODELS[m], i, "es", true, -1);
            double mention = right(&w, MODELS[m], i, "es", true, wrong_of(i));
            assert_true(plain > text && text > mention);
            assert_true(mention > 0.3);
        }
}

static void the_placebo_is_english_and_other_languages_are_harder(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(3, false);
    for (int i = 0; i < INVENTED; i++)
        for (size_t m = 0; m < 4; m++) {
            double english = right(&w, MODELS[m], i, "en", true, wrong_of(i));
            assert_true(right(&w, MODELS[m], i, "en-x-placebo", true, wrong_of(i)) == english);
            assert_true(right(&w, MODELS[m], i, "es", true, wrong_of(i)) < english);
            assert_false(lac_world_weak(&w, &items[i], "en-x-placebo"));
        }
}

static void without_gap_every_language_is_english(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(7, true);
    for (int i = 0; i < INVENTED; i++)
        for (size_t l = 0; l < 4; l++) {
            assert_false(lac_world_weak(&w, &items[i], LANGUAGES[l]));
            for (size_t m = 0; m < 4; m++)
                for (int wrong = -1; wrong < 4; wrong++)
                    assert_true(right(&w, MODELS[m], i, LANGUAGES[l], wrong >= 0, wrong) ==
                                right(&w, MODELS[m], i, "en", wrong >= 0, wrong));
        }
}

static void plain_english_is_mostly_answered(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(1, false);
    int easy = 0;
    for (int i = 0; i < INVENTED; i++)
        easy += right(&w, "sim-a", i, "en", false, -1) >= 0.9;
    assert_true(easy > INVENTED * 3 / 4);
}

static void answers_come_as_often_right_as_the_truth_says(void **state)
{
    enum { ASKED = 20000 };
    (void)state;
    struct lac_sim_world w = world_of(11, false);
    for (int i = 0; i < 12; i++) {
        struct lac_situation s = {&items[i], i % 2 ? "es" : "en", true, wrong_of(i)};
        double p = lac_world_right(&w, "sim-b", &s);
        int hits = 0, distracted = 0;
        for (int n = 0; n < ASKED; n++) {
            char request[32];
            int len = snprintf(request, sizeof request, "request %d", n);
            size_t choice = lac_world_choice(&w, "sim-b", &s, request, (size_t)len);
            hits += choice == items[i].answer;
            distracted += (int)choice == s.wrong;
            assert_true(choice < 4);
        }
        double deviation = sqrt(p * (1 - p) / ASKED);
        assert_true(fabs((double)hits / ASKED - p) < 5 * deviation + 1e-9);
        assert_true(distracted * 10 >= (ASKED - hits) * 7);
    }
}

static void draws_depend_on_seed_model_and_request(void **state)
{
    (void)state;
    struct lac_sim_world a = world_of(1, false), b = world_of(2, false);
    double u = lac_world_unit(&a, "answer", "sim-a", "x", 1);
    assert_true(u >= 0 && u < 1);
    assert_true(lac_world_unit(&a, "answer", "sim-a", "x", 1) == u);
    assert_true(lac_world_unit(&b, "answer", "sim-a", "x", 1) != u);
    assert_true(lac_world_unit(&a, "answer", "sim-b", "x", 1) != u);
    assert_true(lac_world_unit(&a, "answer", "sim-a", "y", 1) != u);
    assert_true(lac_world_unit(&a, "style", "sim-a", "x", 1) != u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_weakness_collapses_one_language_and_leaves_english),
        cmocka_unit_test(elsewhere_a_mention_costs_a_little_and_less_than_a_collapse),
        cmocka_unit_test(the_placebo_is_english_and_other_languages_are_harder),
        cmocka_unit_test(without_gap_every_language_is_english),
        cmocka_unit_test(plain_english_is_mostly_answered),
        cmocka_unit_test(answers_come_as_often_right_as_the_truth_says),
        cmocka_unit_test(draws_depend_on_seed_model_and_request),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
