#include "tests/unit/run/face.h"

static void a_package_of_each_kind_works_as_it_is_made(void **state)
{
    struct stage *s = *state;
    static const char *const kinds[][3] = {
        {"strategy", "mine", "strategies/mine"},         {"provider", "mine", "scripts/providers/mine"},
        {"scoring", "mine", "scripts/scoring/mine"},     {"check", "mine", "scripts/checks/mine"},
        {"source", "mine", "scripts/sources/mine"},      {"report", "mine", "scripts/reports/mine"},
        {"language", "xx-XY", "scripts/languages/xx-XY"}};
    struct lacuna *lacuna = face_open(s);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char *folder = NULL;
        if (lacuna_new(lacuna, kinds[i][0], kinds[i][1], &folder, &trouble) != LACUNA_OK ||
            lacuna_load(lacuna, kinds[i][0], kinds[i][1], &trouble) != LACUNA_OK)
            fail_msg("%s: %s", kinds[i][0], trouble.message);
        assert_string_equal(folder, face_at(s, kinds[i][2]));
        lacuna_free_text(folder);
    }
    lacuna_close(lacuna);
}

static void what_is_there_is_left_as_it_is(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    char *folder = NULL;
    stage_put(s, "scripts/checks/mine.lua", "own");
    assert_int_equal(lacuna_new(lacuna, "check", "mine", &folder, &trouble), LACUNA_USAGE);
    face_assert_says("scripts/checks/mine.lua is there already");
    assert_null(folder);
    assert_false(lac_dir_exists(face_at(s, "scripts/checks/mine")));
    lacuna_close(lacuna);
}

static void names_are_held_to_their_form(void **state)
{
    struct stage *s = *state;
    static const char *const wrong[][3] = {{"strategie", "mine", "no kind of package 'strategie'"},
                                           {"strategy", "../up", "'../up' is no name"},
                                           {"strategy", "", "'' is no name"},
                                           {"check", "Mine", "small letters"},
                                           {"check", "1st", "beginning with a letter"},
                                           {"language", "sw_KE", "a BCP-47 code"},
                                           {"language", "-x", "a BCP-47 code"}};
    struct lacuna *lacuna = face_open(s);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char *folder = NULL;
        assert_int_equal(lacuna_new(lacuna, wrong[i][0], wrong[i][1], &folder, &trouble), LACUNA_USAGE);
        face_assert_says(wrong[i][2]);
    }
    lacuna_close(lacuna);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_package_of_each_kind_works_as_it_is_made),
        on_stage(what_is_there_is_left_as_it_is),
        on_stage(names_are_held_to_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
