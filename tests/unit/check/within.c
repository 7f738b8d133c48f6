#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

struct trial {
    const char *lang, *reply;
    char want; /* of the choices below: 'A'..'D', or '-' */
};

static void all_are_named(const char *const *choices, const struct trial *trials, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char got = named(trials[i].lang, choices, trials[i].reply);
        if (got != trials[i].want)
            fail_msg("%s: '%s' is %c, not %c", trials[i].lang, trials[i].reply, got, trials[i].want);
    }
}

#define ALL(choices, ...)                                                                                              \
    all_are_named(choices, (const struct trial[]){__VA_ARGS__},                                                        \
                  sizeof((const struct trial[]){__VA_ARGS__}) / sizeof(struct trial))

static void what_somebody_has_made_or_lies_beside_is_no_answer(void **state)
{
    (void)state;
    static const char *const men[] = {"Goethe", "Cervantes", "Racine", "Dante"};
    static const char *const arab[] = {"ابن سينا", "ابن رشد", "الكندي", "الفارابي"};
    static const char *const korean[] = {"허준", "이순신", "세종대왕", "장영실"};
    static const char *const towns[] = {"சென்னை", "மதுரை", "கோவை", "திருச்சி"};
    static const char *const kings[] = {"ምኒልክ", "ቴዎድሮስ", "ዮሐንስ", "ተፈሪ"};
    ALL(men, {"en", "The wife of Cervantes", '-'}, {"en", "a book by Dante", '-'}, {"en", "near Racine", '-'},
        {"en", "Goethe's mother", '-'}, {"es", "La mujer de Cervantes", '-'}, {"es", "Mujer de Cervantes", '-'},
        {"fr", "un ami de Racine", '-'}, {"de", "Goethes Mutter", '-'}, {"de", "Das Haus von Goethe", '-'},
        {"it", "l'amico di Dante", '-'}, {"id", "istri Dante", '-'}, {"tr", "Dante'nin annesi", '-'},
        {"sw", "kitabu cha Dante", '-'});
    ALL(arab, {"ar", "كتاب ابن سينا", '-'}, {"ar", "قرب بيت الكندي", '-'}, {"ar", "الطبيب ابن سينا", 'A'});
    ALL(korean, {"ko", "허준이 쓴 책", '-'}, {"ko", "세종대왕 동상", '-'}, {"ko", "이순신 장군", 'B'});
    ALL(towns, {"ta", "சென்னை அருகில்", '-'}, {"ta", "சென்னை மாநகரம்", 'A'});
    ALL(kings, {"am", "የምኒልክ ልጅ", '-'}, {"am", "አፄ ምኒልክ", 'A'});
}

static void what_a_thing_is_leaves_it_what_it_is(void **state)
{
    (void)state;
    static const char *const cities[] = {"Madrid", "Paris", "Roma", "Berlin"};
    ALL(cities, {"en", "The city of Paris", 'B'}, {"en", "Paris, the capital of France", 'B'},
        {"en", "Paris (France)", 'B'}, {"es", "La ciudad de Madrid", 'A'}, {"es", "Madrid, la capital de España", 'A'},
        {"de", "Die Stadt Berlin", 'D'}, {"it", "La città di Roma", 'C'}, {"tr", "Paris şehri", 'B'},
        {"id", "Kota Paris", 'B'});
}

static void a_sentence_is_no_phrase(void **state)
{
    (void)state;
    static const char *const men[] = {"plants", "Cervantes", "Shakespeare", "Dante"};
    ALL(men, {"en", "Botany is the study of plants.", 'A'}, {"en", "Shakespeare wrote that play.", 'C'},
        {"en", "It is the wife of Cervantes.", '-'}, {"es", "El autor de la obra es Cervantes.", 'B'},
        {"es", "Es la mujer de Cervantes.", '-'});
}

static void a_number_is_within_nothing(void **state)
{
    (void)state;
    static const char *const numbers[] = {"4", "eight", "12", "20"};
    ALL(numbers, {"en", "4 apples", 'A'}, {"en", "eight legs", 'B'}, {"en", "a total of 12", 'C'});
}

static void a_shade_of_a_colour_is_another_colour(void **state)
{
    (void)state;
    static const char *const colours[] = {"verde", "rojo", "azul", "negro"};
    static const char *const english[] = {"green", "red", "blue", "black"};
    ALL(colours, {"es", "Verde azulado", '-'}, {"es", "El verde.", 'A'}, {"es", "lo contrario de negro", '-'});
    ALL(english, {"en", "bluish green", '-'}, {"en", "the color green", 'A'}, {"en", "the opposite of black", '-'});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_somebody_has_made_or_lies_beside_is_no_answer),
        cmocka_unit_test(what_a_thing_is_leaves_it_what_it_is),
        cmocka_unit_test(a_sentence_is_no_phrase),
        cmocka_unit_test(a_number_is_within_nothing),
        cmocka_unit_test(a_shade_of_a_colour_is_another_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
