#include "core/sim/world.h"
#include "invented.h"

#include <math.h>

static const char *const MODELS[] = {"sim-a", "sim-b", "sim-c", "another"};
static const char *const LANGUAGES[] = {"es", "fr", "sw", "zh"};

static double right_after(const struct lac_sim_world *w, const char *model, int item, const char *language, int wrong,
                          int mentions)
{
    struct lac_situation s = {&items[item], language, true, wrong, mentions, LAC_CHANGE_NONE};
    return lac_world_right(w, model, &s);
}

static double right(const struct lac_sim_world *w, const char *model, int item, const char *language, bool added,
                    int wrong)
{
    struct lac_situation s = {&items[item], language, added, wrong, wrong >= 0, LAC_CHANGE_NONE};
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
            bool deep = lac_world_deep(&w, &items[i], LANGUAGES[l]);
            for (size_t m = 0; m < 4; m++) {
                assert_true(deep || right(&w, MODELS[m], i, LANGUAGES[l], true, wrong_of(i)) <= 0.05);
                assert_true(right(&w, MODELS[m], i, LANGUAGES[l], false, -1) >= 0.95);
                assert_true(right(&w, MODELS[m], i, LANGUAGES[l], true, -1) >= 0.95);
                assert_true(right(&w, MODELS[m], i, "en", true, wrong_of(i)) >= 0.97);
                assert_true(right(&w, MODELS[m], i, "en-x-placebo", true, wrong_of(i)) >= 0.97);
            }
        }
    assert_true(weak > pairs / 12 && weak < pairs / 6);
}

static void a_brittle_item_bears_one_kind_of_change_and_english_bears_all(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(7, false), none = world_of(7, true);
    static const enum lac_change CHANGES[] = {LAC_CHANGE_SPELLING, LAC_CHANGE_ORDER, LAC_CHANGE_WORDS};
    int brittle[3] = {0}, pairs = 0;
    for (int i = 0; i < INVENTED; i++)
        for (size_t l = 0; l < 4; l++, pairs++) {
            int kinds = 0;
            assert_false(lac_world_brittle(&w, &items[i], LANGUAGES[l], LAC_CHANGE_NONE));
            for (size_t c = 0; c < 3; c++) {
                assert_false(lac_world_brittle(&none, &items[i], LANGUAGES[l], CHANGES[c]));
                assert_false(lac_world_brittle(&w, &items[i], "en-x-placebo", CHANGES[c]));
                if (!lac_world_brittle(&w, &items[i], LANGUAGES[l], CHANGES[c]))
                    continue;
                kinds++;
                brittle[c]++;
                struct lac_situation s = {&items[i], LANGUAGES[l], false, -1, 0, CHANGES[c]};
                assert_true(lac_world_right(&w, "sim-a", &s) <= 0.05);
                s.language = "en";
                assert_true(lac_world_right(&w, "sim-a", &s) >= 0.97);
                s.language = "en-x-placebo";
                assert_true(lac_world_right(&w, "sim-a", &s) >= 0.97);
            }
            assert_true(kinds == 0 || kinds == 2);
        }
    for (size_t c = 0; c < 3; c++)
        assert_true(brittle[c] > pairs / 14 && brittle[c] < pairs / 7);
}

static void a_deep_weakness_takes_a_second_mention(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(7, false);
    int weak = 0, deep = 0;
    for (int i = 0; i < INVENTED; i++)
        for (size_t l = 0; l < 4; l++) {
            weak += lac_world_weak(&w, &items[i], LANGUAGES[l]);
            if (!lac_world_deep(&w, &items[i], LANGUAGES[l]))
                continue;
            deep++;
            assert_true(lac_world_weak(&w, &items[i], LANGUAGES[l]));
            for (size_t m = 0; m < 4; m++) {
                double once = right_after(&w, MODELS[m], i, LANGUAGES[l], wrong_of(i), 1);
                assert_true(once >= 0.4 && once <= 0.5);
                assert_true(right_after(&w, MODELS[m], i, LANGUAGES[l], wrong_of(i), 2) <= 0.05);
                assert_true(right_after(&w, MODELS[m], i, LANGUAGES[l], wrong_of(i), 3) <= 0.05);
                assert_true(right_after(&w, MODELS[m], i, "en", wrong_of(i), 2) >= 0.97);
            }
        }
    assert_true(deep > weak * 2 / 5 && deep < weak * 3 / 5);
}

static void hard_lowers_what_is_not_prone_to_weakness(void **state)
{
    (void)state;
    struct lac_sim_world easy = world_of(7, false), w = world_of(7, false);
    double sum = 0;
    int lowered = 0;
    w.hard = 2;
    for (int i = 0; i < INVENTED; i++) {
        double before = right(&easy, "sim-a", i, "en", false, -1), after = right(&w, "sim-a", i, "en", false, -1);
        assert_true(after <= before);
        lowered += after < before;
        sum += after < before ? after : 0;
        for (size_t l = 0; l < 4; l++)
            if (lac_world_weak(&easy, &items[i], LANGUAGES[l]))
                assert_true(after == before && lac_world_weak(&w, &items[i], LANGUAGES[l]));
    }
    assert_true(lowered > INVENTED * 6 / 10 && lowered < INVENTED * 8 / 10);
    assert_true(sum / lowered > 0.5 && sum / lowered < 0.9);
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
        struct lac_situation s = {&items[i], i % 2 ? "es" : "en", true, wrong_of(i), 1, LAC_CHANGE_NONE};
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
        cmocka_unit_test(a_brittle_item_bears_one_kind_of_change_and_english_bears_all),
        cmocka_unit_test(a_deep_weakness_takes_a_second_mention),
        cmocka_unit_test(hard_lowers_what_is_not_prone_to_weakness),
        cmocka_unit_test(elsewhere_a_mention_costs_a_little_and_less_than_a_collapse),
        cmocka_unit_test(the_placebo_is_english_and_other_languages_are_harder),
        cmocka_unit_test(without_gap_every_language_is_english),
        cmocka_unit_test(plain_english_is_mostly_answered),
        cmocka_unit_test(answers_come_as_often_right_as_the_truth_says),
        cmocka_unit_test(draws_depend_on_seed_model_and_request),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
