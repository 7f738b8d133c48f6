#include "core/run/language.h"
#include "tests/unit/run/stage.h"

static struct lac_language *load(struct stage *s, const char *code)
{
    struct lac_language *l;
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    if (lac_language_load(s->project, code, &l, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return l;
}

static void assert_refused(struct stage *s, const char *fields, const char *message)
{
    struct lac_language *l;
    stage_put(s, "scripts/languages/xx.lua",
              lac_arena_printf(
                  s->arena,
                  "return lacuna.language { api = 1, code = 'xx', version = '1.0.0', author = 'x', license = 'MIT',\n"
                  "name = 'X', script = 'Latn', direction = 'ltr',\n%s }\n",
                  fields));
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    assert_int_not_equal(lac_language_load(s->project, "xx", &l, &err), LAC_OK);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
}

static void a_shipped_language_has_all_that_asking_needs(void **state)
{
    struct lac_language *l = load(*state, "es");
    assert_string_equal(l->code, "es");
    assert_string_equal(l->question, "Pregunta: {stem}");
    assert_string_equal(l->labels[1], "B");
    assert_true(l->n_letter > 0 && l->n_text > 0);
    assert_string_equal(l->examples[0].stem, "¿De qué color es la leche?");
    assert_int_equal(l->examples[0].answer, 2);
    lac_language_free(l);
}

/* METHOD.md: worked examples are parallel across languages and balanced in the gold position; variants are equally
 * many. */
static void shipped_languages_are_parallel_to_english(void **state)
{
    static const char *const codes[] = {"en-x-placebo", "es", "fr", "eo", "zh", "ar"};
    struct lac_language *en = load(*state, "en");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct lac_language *l = load(*state, codes[i]);
        assert_int_equal(l->n_letter, en->n_letter);
        assert_int_equal(l->n_text, en->n_text);
        assert_int_equal(l->n_examples, en->n_examples);
        for (size_t e = 0; e < en->n_examples; e++) {
            assert_int_equal(l->examples[e].n, en->examples[e].n);
            assert_int_equal(l->examples[e].answer, en->examples[e].answer);
        }
        lac_language_free(l);
    }
    int at[4] = {0};
    for (size_t e = 0; e < en->n_examples; e++)
        at[en->examples[e].answer]++;
    for (int p = 1; p < 4; p++)
        assert_in_range(at[p], at[0] - 1, at[0] + 1);
    lac_language_free(en);
}

static void a_language_that_is_not_there_is_named_with_the_nearest(void **state)
{
    struct stage *s = *state;
    struct lac_language *l;
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    assert_int_equal(lac_language_load(s->project, "ess", &l, &err), LAC_E_NOTFOUND);
    assert_non_null(strstr(err.message, "did you mean 'es'"));
}

static void an_example_whose_answer_is_not_there_is_refused(void **state)
{
    assert_refused(
        *state,
        "join = ' ', question = '{stem}', option = '{label}. {choice}', answer = 'A:', instructions = { letter = { 'x "
        "{labels}' }, text = { 'y' } }, examples = { { stem = 'a', choices = { 'b', 'c' }, answer = 3 } }",
        "example");
}

static void a_language_without_an_instruction_is_refused(void **state)
{
    assert_refused(*state,
                   "join = ' ', question = '{stem}', option = '{label}. {choice}', answer = 'A:', instructions = {}",
                   "instruction");
}

static void a_pattern_that_is_none_is_refused(void **state)
{
    assert_refused(*state,
                   "join = ' ', question = '{stem}', option = '{label}. {choice}', answer = 'A:', instructions = { "
                   "letter = { 'x {labels}' }, text = { 'y' } }, patterns = { cue = { '(' } }",
                   "cue");
}

static void labels_that_do_not_suffice_give_way_to_letters(void **state)
{
    struct stage *s = *state;
    stage_put(s, "scripts/languages/xx.lua",
              "return lacuna.language { api = 1, code = 'xx', version = '1.0.0', author = 'x', license = 'MIT', name = "
              "'X', script = 'Latn',\n"
              "direction = 'ltr', join = ' ', question = '{stem}', option = '{label}. {choice}', answer = 'A:', "
              "instructions = { letter = { '{labels}' }, text = { 'y' } } }\n");
    struct lac_language *l = load(s, "xx");
    assert_string_equal(l->labels[25], "Z");
    assert_string_equal(l->join, " ");
    assert_string_equal(l->question, "{stem}");
    lac_language_free(l);
}

static void particles_are_what_is_written_together_with_a_word(void **state)
{
    static const char *const codes[] = {"ko", "ar", "he", "am"};
    struct stage *s = *state;
    for (size_t i = 0; i < 4; i++) {
        struct lac_language *l = load(s, codes[i]);
        assert_ptr_equal(lac_language_particles(l->data), lac_get(l->data, "affixes"));
        assert_non_null(lac_language_particles(l->data));
        lac_language_free(l);
    }
    struct lac_language *spanish = load(s, "es");
    assert_null(lac_language_particles(spanish->data)); /* endings make other forms of the word */
    lac_language_free(spanish);
}

static void a_word_may_name_a_language(void **state)
{
    struct stage *s = *state;
    lac_language_free(load(s, "en")); /* opens the project */
    static const char *const words[][2] = {{"zu", "zu"},      {"ZU", "zu"},  {"Zulu", "zu"},
                                           {"isiZulu", "zu"}, {"", NULL},    {"Klingon", NULL},
                                           {"中文", "zh"},    {"zul", NULL}, {"question", NULL}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct lac_error broken;
        const char *code = lac_language_named(s->project, words[i][0], &broken);
        assert_int_equal(broken.status, LAC_OK);
        assert_string_equal(lac_language_broken(s->project->arena, &broken), "");
        if (words[i][1])
            assert_string_equal(code ? code : "none", words[i][1]);
        else
            assert_null(code);
    }
}

static void a_file_that_has_the_word_and_does_not_load_is_told(void **state)
{
    struct stage *s = *state;
    struct lac_error broken;
    stage_put(s, "scripts/languages/tlh.lua",
              "return lacuna.language {\n  api = 1, name = 'Klingon' code = 'tlh',\n}\n");
    lac_language_free(load(s, "en"));
    assert_null(lac_language_named(s->project, "Klingon", &broken));
    assert_int_not_equal(broken.status, LAC_OK);
    assert_non_null(strstr(lac_language_broken(s->project->arena, &broken),
                           "; one does not load: scripts/languages/tlh.lua:2: '}'"));
    assert_null(lac_language_named(s->project, "Vulcan", &broken));
    assert_int_equal(broken.status, LAC_OK);
    assert_string_equal(lac_language_named(s->project, "Zulu", NULL), "zu");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(particles_are_what_is_written_together_with_a_word),
        on_stage(a_word_may_name_a_language),
        on_stage(a_file_that_has_the_word_and_does_not_load_is_told),
        on_stage(a_shipped_language_has_all_that_asking_needs),
        on_stage(shipped_languages_are_parallel_to_english),
        on_stage(a_language_that_is_not_there_is_named_with_the_nearest),
        on_stage(an_example_whose_answer_is_not_there_is_refused),
        on_stage(a_language_without_an_instruction_is_refused),
        on_stage(a_pattern_that_is_none_is_refused),
        on_stage(labels_that_do_not_suffice_give_way_to_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
