#include "core/run/artefact.h"
#include "tests/unit/run/bitext.h"

static struct lac_plugin scoring(struct bench *b, const char *body)
{
    struct lac_plugin plugin;
    struct lac_value none = lac_object();
    if (body) {
        assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/scripts/scoring", b->folder), &err), LAC_OK);
        bench_put(
            b, "scripts/scoring/mine.lua",
            lac_arena_printf(b->arena,
                             "return lacuna.scoring { api = 1, name = 'mine', version = '1.0.0', summary = "
                             "'x', options = { threshold = { default = 0.25, doc = 'x' } }, score = function(parts) "
                             "%s end }",
                             body));
    }
    assert_int_equal(
        lac_package_load(b->project->packages, LAC_PKG_SCORING, body ? "mine" : "artefact", &plugin.package, &err),
        LAC_OK);
    assert_int_equal(lac_package_options(plugin.package, &none, "artefact", b->arena, &plugin.options, &err), LAC_OK);
    return plugin;
}

static struct lac_artefact_texts plain(void)
{
    return (struct lac_artefact_texts){.english = "Which animal gives milk?\na cow\na stone",
                                       .target = "¿Qué animal da leche?\nuna vaca\nuna piedra",
                                       .code = "es",
                                       .script = "Latn"};
}

static double number(const struct lac_value *parts, const char *key)
{
    return lac_get_num(parts, key, -1);
}

static void the_parts_are_measured(void **state)
{
    struct bench *b = *state;
    struct lac_artefact_texts t = plain();
    struct lac_value p = lac_artefact_parts(b->arena, &t);
    assert_true(number(&p, "length") > 0.8 && number(&p, "length") < 1.2);
    assert_true(number(&p, "untranslated") < 0.15); /* "animal" is the word of both */
    assert_int_equal(lac_count(lac_get(&p, "entities")), 0);
    assert_null(lac_get(&p, "back"));
    assert_null(lac_get(&p, "translators"));
    t.target = "Which animal gives milk?\na cow\na stone";
    p = lac_artefact_parts(b->arena, &t);
    assert_float_equal(number(&p, "untranslated"), 1, 1e-9);
    t.code = "en-x-placebo";
    p = lac_artefact_parts(b->arena, &t);
    assert_float_equal(number(&p, "untranslated"), 0, 1e-9);
    t.code = "enm"; /* another language */
    p = lac_artefact_parts(b->arena, &t);
    assert_float_equal(number(&p, "untranslated"), 1, 1e-9);
}

static void translations_are_compared_by_chrf(void **state)
{
    struct bench *b = *state;
    struct lac_artefact_texts t = plain();
    t.asked = "Which animal gives milk?";
    t.back = "WHICH animal gives milk?";
    t.own = "¿Qué animal da leche?";
    t.other = "xyz";
    struct lac_value p = lac_artefact_parts(b->arena, &t);
    assert_float_equal(number(&p, "back"), 1, 1e-9);
    assert_true(number(&p, "translators") < 0.2);
}

static void idioms_and_names_of_both_languages_are_found(void **state)
{
    struct bench *b = *state;
    struct lac_value english = lac_object(), culture = lac_object(), list = lac_list();
    lac_push(b->arena, &list, lac_text(b->arena, "Super Bowl"));
    lac_set(b->arena, &culture, "entities", list);
    lac_set(b->arena, &english, "culture", culture);
    struct lac_culture ours = lac_culture_new(b->arena, &english), none = lac_culture_new(b->arena, NULL);
    struct lac_artefact_texts t = plain();
    t.english_culture = &ours;
    t.target_culture = &none;
    t.english = "Who plays in the Super Bowl?";
    struct lac_value p = lac_artefact_parts(b->arena, &t);
    assert_string_equal(lac_as_text(lac_at(lac_get(&p, "entities"), 0), ""), "Super Bowl");
    assert_int_equal(lac_count(lac_get(&p, "idioms")), 0);
    lac_culture_free(&ours);
    lac_culture_free(&none);
}

static void the_score_is_the_packages(void **state)
{
    struct bench *b = *state;
    struct lac_plugin plugin = scoring(b, "return parts.untranslated");
    struct lac_artefact_texts t = plain();
    struct lac_defects found = {.at = {{.reason = "numbers_differ"}}, .n = 1};
    struct lac_value artefact;
    t.target = t.english;
    t.findings = &found;
    struct lac_value p = lac_artefact_parts(b->arena, &t);
    assert_int_equal(lac_artefact_score(b->arena, &plugin, &p, &artefact, &err), LAC_OK);
    assert_float_equal(number(&artefact, "score"), 1, 1e-9);
    assert_float_equal(number(&artefact, "threshold"), 0.25, 1e-9);
    assert_string_equal(lac_as_text(lac_at(lac_path(&artefact, "parts.findings"), 0), ""), "numbers_differ");
    assert_true(lac_artefact_likely(&artefact));
    assert_false(lac_artefact_likely(NULL));
}

static void the_shipped_score_tells_a_translation_from_none(void **state)
{
    struct bench *b = *state;
    struct lac_plugin plugin = scoring(b, NULL);
    struct lac_artefact_texts t = plain();
    struct lac_value artefact, p = lac_artefact_parts(b->arena, &t);
    assert_int_equal(lac_artefact_score(b->arena, &plugin, &p, &artefact, &err), LAC_OK);
    assert_false(lac_artefact_likely(&artefact));
    t.target = t.english;
    p = lac_artefact_parts(b->arena, &t);
    assert_int_equal(lac_artefact_score(b->arena, &plugin, &p, &artefact, &err), LAC_OK);
    assert_true(lac_artefact_likely(&artefact));
}

static void what_is_no_score_is_an_error(void **state)
{
    struct bench *b = *state;
    struct lac_plugin plugin = scoring(b, "return parts.length > 0 and 1.5");
    struct lac_artefact_texts t = plain();
    struct lac_value artefact, p = lac_artefact_parts(b->arena, &t);
    assert_int_equal(lac_artefact_score(b->arena, &plugin, &p, &artefact, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "from 0 to 1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(the_parts_are_measured),
        on_bench(translations_are_compared_by_chrf),
        on_bench(idioms_and_names_of_both_languages_are_found),
        on_bench(the_score_is_the_packages),
        on_bench(the_shipped_score_tells_a_translation_from_none),
        on_bench(what_is_no_score_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
