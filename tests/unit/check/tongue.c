#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const codes[] = {"de", "en", "es", "fr", "ja", "ko", "pt", "ru", "uk", "zh"};
enum { CODES = sizeof codes / sizeof *codes };

static struct lac_reader *readers[CODES];
static int asked; /* how often the others were called for */

static const struct lac_reader *const *all(void *user, size_t *n)
{
    (void)user;
    asked++;
    *n = CODES;
    return (const struct lac_reader *const *)readers;
}

static struct known_tongues known;

static const struct lac_tongues *tongues(void *user)
{
    (void)user;
    return known.tongues;
}

static const struct lac_others others = {all, tongues, NULL};

static struct lac_reading read_in(const char *code, const char *reply)
{
    static const char *const cities[] = {"Madrid", "Paris", "Rome", "Berlin"};
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = cities, .n = 4};
    struct lac_reading r = {0};
    for (size_t i = 0; i < CODES; i++)
        if (strcmp(codes[i], code) == 0)
            lac_read_answer(readers[i], readers[1], &question, reply, strlen(reply), false, &r);
    return r;
}

static void assert_kind(const char *code, const char *reply, enum lac_reading_kind kind)
{
    struct lac_reading r = read_in(code, reply);
    if (r.kind != kind)
        fail_msg("%s: %s: %s by %s", code, reply, lac_reading_name(r.kind), r.rule);
}

static void prose_in_another_script_is_in_another_language(void **state)
{
    (void)state;
    assert_kind("uk", "The river flows through many large cities.", LAC_READ_WRONG_LANGUAGE);
    assert_kind("es", "Река протекает через несколько больших городов.", LAC_READ_WRONG_LANGUAGE);
    assert_kind("ja", "法国是一个位于欧洲西部的国家，它的首都以艺术闻名。", LAC_READ_WRONG_LANGUAGE);
    assert_kind("ko", "法国是一个位于欧洲西部的国家，它的首都以艺术闻名。", LAC_READ_WRONG_LANGUAGE);
    assert_kind("zh", "この国の首都はとても大きな町です。", LAC_READ_WRONG_LANGUAGE);
}

static void prose_in_the_same_script_is_told_by_its_words(void **state)
{
    (void)state;
    const char *french = "Le fleuve traverse plusieurs grandes villes avant de se jeter dans la mer du Nord.";
    const char *russian = "Этот город известен своими музеями, и каждый год его посещают миллионы людей.";
    assert_kind("es", french, LAC_READ_WRONG_LANGUAGE);
    assert_kind("de", french, LAC_READ_WRONG_LANGUAGE);
    assert_kind("uk", russian, LAC_READ_WRONG_LANGUAGE);
    assert_kind("fr", french, LAC_READ_UNPARSED);
    assert_kind("ru", russian, LAC_READ_UNPARSED);
    assert_kind("de", "Der Fluss fließt durch viele große Städte und ist sehr lang.", LAC_READ_UNPARSED);
}

static void letters_that_a_language_does_not_use_tell_another(void **state)
{
    (void)state;
    assert_kind("ru", "Штораніцы бабуля ідзе ў горад і вяртаецца дадому ўвечары, бо працуе ў бібліятэцы і ў музеі.",
                LAC_READ_WRONG_LANGUAGE);
    assert_kind("zh", "這個國家的首都以藝術聞名，每年都會有許多遊客從世界各地來這裡參觀博物館和歷史古蹟。",
                LAC_READ_UNPARSED); /* Chinese all the same */
}

static void short_replies_are_told_where_three_words_tell(void **state)
{
    (void)state;
    assert_kind("de", "Je ne comprends pas cette question.", LAC_READ_WRONG_LANGUAGE);
    assert_kind("es", "That is an interesting question.", LAC_READ_WRONG_LANGUAGE);
    assert_kind("es", "F. W. de Klerk", LAC_READ_UNPARSED);
    assert_kind("es", "Isaac Newton and Gottfried Leibniz", LAC_READ_UNPARSED);
}

static void a_few_words_are_no_prose(void **state)
{
    (void)state;
    assert_kind("uk", "Photosynthesis", LAC_READ_UNPARSED);
    assert_kind("zh", "H2O and CO2", LAC_READ_UNPARSED);
    assert_kind("es", "a a a a a a a a a", LAC_READ_UNPARSED);
    assert_kind("zh", "π ≈ 3.14159", LAC_READ_UNPARSED);
}

static void an_answer_in_another_language_is_an_answer(void **state)
{
    (void)state;
    assert_int_equal(read_in("de", "La bonne réponse est la B.").index, 1);
    assert_kind("de", "La bonne réponse est la B.", LAC_READ_ANSWER);
    assert_kind("zh", "正解はCです。", LAC_READ_ANSWER);
    assert_kind("uk", "Правильный ответ: B.", LAC_READ_ANSWER);
    assert_kind("es", "La bonne réponse n'est pas la B.", LAC_READ_UNPARSED);
}

static void the_others_are_not_called_for_when_an_answer_is_plain(void **state)
{
    (void)state;
    asked = 0;
    assert_kind("es", "La respuesta es B.", LAC_READ_ANSWER);
    assert_kind("es", "No lo sé.", LAC_READ_ABSTAINED);
    assert_int_equal(asked, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_in_another_script_is_in_another_language),
        cmocka_unit_test(prose_in_the_same_script_is_told_by_its_words),
        cmocka_unit_test(letters_that_a_language_does_not_use_tell_another),
        cmocka_unit_test(short_replies_are_told_where_three_words_tell),
        cmocka_unit_test(a_few_words_are_no_prose),
        cmocka_unit_test(an_answer_in_another_language_is_an_answer),
        cmocka_unit_test(the_others_are_not_called_for_when_an_answer_is_plain),
    };
    known = known_tongues_of();
    for (size_t i = 0; i < CODES; i++) {
        readers[i] = reader_of(codes[i]);
        lac_reader_know(readers[i], &others);
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (size_t i = 0; i < CODES; i++)
        lac_reader_free(readers[i]);
    lac_packages_free(known.packages);
    return failed;
}
