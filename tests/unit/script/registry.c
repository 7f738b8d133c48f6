#include "core/check/tongues.h"
#include "tests/unit/script/scratch.h"

static void what_is_not_there_is_said_with_a_guess_and_the_places(void **state)
{
    (void)state;
    put("strategies/mention.lua", "return 1");
    load_message("mentoin");
    assert_int_equal(err.status, LAC_E_NOTFOUND);
    assert_non_null(strstr(err.message, "no strategy is called 'mentoin' (did you mean 'mention'?); looked in "));
    assert_non_null(strstr(err.message, "; 'lacuna list strategy' shows what is there"));
    assert_non_null(strstr(err.message, root));
    load_message("../../etc/passwd");
    assert_int_equal(err.status, LAC_E_INVALID);
}

static void two_of_one_name_in_one_root_are_an_error(void **state)
{
    (void)state;
    put("strategies/x.lua", STRATEGY(""));
    put("strategies/x/strategy.lua", STRATEGY(""));
    assert_non_null(strstr(load_message("x"), "two packages are called 'x'"));
}

static void the_first_root_wins_and_the_list_shows_both(void **state)
{
    (void)state;
    put("a/strategies/x.lua", STRATEGY("  summary = 'first',"));
    put("b/strategies/x.lua", STRATEGY("  summary = 'second',"));
    put("b/strategies/w/strategy.lua", STRATEGY(""));
    put("b/strategies/notes.txt", "");
    put("b/strategies/x.spec.lua", "");
    char first[80], second[80];
    (void)snprintf(first, sizeof first, "%s/a", root);
    (void)snprintf(second, sizeof second, "%s/b/", root);
    const char *roots[] = {first, second, "nowhere"};
    struct lac_packages *packages = lac_packages_new(roots, 3);
    struct lac_arena *arena = lac_arena_new();
    const struct lac_package *package;
    struct lac_listed *listed;
    size_t n;
    assert_int_equal(lac_package_load(packages, LAC_PKG_STRATEGY, "x", &package, &err), LAC_OK);
    assert_string_equal(lac_get_text(lac_package_data(package), "summary", ""), "first");
    assert_int_equal(lac_packages_list(packages, LAC_PKG_STRATEGY, arena, &listed, &n, &err), LAC_OK);
    assert_int_equal(n, 3);
    assert_string_equal(listed[0].name, "w");
    assert_string_equal(listed[1].name, "x");
    assert_false(listed[1].shadowed);
    assert_true(listed[2].shadowed);
    assert_true(lac_starts_with(listed[2].path, second) || strstr(listed[2].path, "/b/strategies/x.lua"));
    lac_arena_free(arena);
    lac_packages_free(packages);
}

static void a_package_is_loaded_from_its_path(void **state)
{
    (void)state;
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package;
    assert_int_equal(
        lac_package_load_path(packages, SOURCE_DIR "/tests/spec/packages/strategies/echo/", &package, &err), LAC_OK);
    assert_int_equal(lac_package_kind(package), LAC_PKG_STRATEGY);
    assert_true(lac_package_is_folder(package));
    assert_int_equal(
        lac_package_load_path(packages, SOURCE_DIR "/tests/spec/packages/scripts/scoring/gap.lua", &package, &err),
        LAC_OK);
    assert_int_equal(lac_package_kind(package), LAC_PKG_SCORING);
    assert_false(lac_package_is_folder(package));
    assert_int_equal(lac_package_load_path(packages, "no/such", &package, &err), LAC_E_NOTFOUND);
    assert_int_equal(lac_package_load_path(packages, root, &package, &err), LAC_E_NOTFOUND);
    lac_packages_free(packages);
}

#define TONGUE(code, more)                                                                                             \
    "return lacuna.language { api = 1, code = '" code "', name = 'X', version = '1', question = '{stem}', "            \
    "option = '{label} {choice}', answer = 'A:', join = ' ', instructions = { letter = { 'l' }, text = { 't' } "       \
    "}, " more " }"

static const char *denials_of(struct lac_packages *packages, const char *code)
{
    static char all[64];
    const struct lac_package *package;
    assert_int_equal(lac_package_load(packages, LAC_PKG_LANGUAGE, code, &package, &err), LAC_OK);
    const struct lac_value *denial = lac_get(lac_package_data(package), "denial");
    all[0] = '\0';
    for (size_t i = 0; i < lac_count(denial); i++)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s ", lac_as_text(lac_at(denial, i), ""));
    return all;
}

static void a_private_way_to_write_a_language_has_what_it_leaves_out(void **state)
{
    (void)state;
    const char *roots[] = {root};
    put("scripts/languages/qaa.lua", TONGUE("qaa", "denial = { 'nak', 'nul' }, script = 'Latn'"));
    put("scripts/languages/qaa-x-a.lua", TONGUE("qaa-x-a", ""));
    put("scripts/languages/qaa-x-b.lua", TONGUE("qaa-x-b", "denial = { 'own' }"));
    put("scripts/languages/qab-x-a.lua", TONGUE("qab-x-a", ""));
    put("scripts/languages/qaa-XX.lua", TONGUE("qaa-XX", "")); /* a region may differ in anything */
    put("scripts/languages/qac.lua", "return lacuna.language { api = 1, code = 'qac' }");
    put("scripts/languages/qac-x-a.lua", TONGUE("qac-x-a", ""));
    struct lac_packages *packages = lac_packages_new(roots, 1);
    const struct lac_package *package;
    assert_string_equal(denials_of(packages, "qaa-x-a"), "nak nul ");
    assert_int_equal(lac_package_load(packages, LAC_PKG_LANGUAGE, "qaa-x-a", &package, &err), LAC_OK);
    assert_string_equal(lac_package_name(package), "qaa-x-a");
    assert_string_equal(lac_get_text(lac_package_data(package), "script", ""), "Latn");
    assert_string_equal(denials_of(packages, "qaa-x-b"), "own ");
    assert_string_equal(denials_of(packages, "qab-x-a"), "");
    assert_string_equal(denials_of(packages, "qaa-XX"), "");
    assert_true(lac_package_load(packages, LAC_PKG_LANGUAGE, "qac-x-a", &package, &err) < 0);
    assert_non_null(strstr(err.message, "qac.lua"));
    lac_packages_free(packages);
}

static void languages_are_learnt_once_and_may_be_shared(void **state)
{
    (void)state;
    const char *roots[] = {SOURCE_DIR};
    struct lac_packages *one = lac_packages_new(roots, 1), *two = lac_packages_new(roots, 1);
    const struct lac_tongues *tongues = lac_packages_tongues(one);
    const char *text = "Le fleuve traverse plusieurs grandes villes avant de se jeter dans la mer.";
    struct lac_tongue_guess guess;
    assert_ptr_equal(lac_packages_tongues(one), tongues);
    lac_packages_share_languages(two, one);
    assert_ptr_equal(lac_packages_tongues(two), tongues);
    assert_true(lac_tongues_guess(tongues, "es", text, strlen(text), &guess));
    assert_string_equal(guess.code, "fr");
    const struct lac_counting *spanish = lac_packages_counting(one, "es");
    assert_non_null(spanish);
    assert_ptr_equal(lac_packages_counting(two, "es-MX"), spanish);
    assert_ptr_equal(lac_packages_counting(two, "en-x-placebo"), lac_packages_counting(one, "en"));
    assert_null(lac_packages_counting(one, "yo")); /* whose file says nothing of it */
    assert_null(lac_packages_counting(one, "e"));
    lac_packages_free(two);
    lac_packages_free(one);
    struct lac_packages *none = lac_packages_new(NULL, 0);
    assert_null(lac_packages_counting(none, "es"));
    assert_false(lac_tongues_guess(lac_packages_tongues(none), "es", text, strlen(text), &guess));
    lac_packages_free(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOT(what_is_not_there_is_said_with_a_guess_and_the_places),
        IN_ROOT(two_of_one_name_in_one_root_are_an_error),
        IN_ROOT(the_first_root_wins_and_the_list_shows_both),
        IN_ROOT(a_package_is_loaded_from_its_path),
        IN_ROOT(a_private_way_to_write_a_language_has_what_it_leaves_out),
        cmocka_unit_test(languages_are_learnt_once_and_may_be_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
