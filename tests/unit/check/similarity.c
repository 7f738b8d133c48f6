#include "core/check/similarity.h"
#include "core/base/alloc.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static double chrf(const char *hypothesis, const char *reference)
{
    return lac_chrf(hypothesis, strlen(hypothesis), reference, strlen(reference));
}

static double edits(const char *a, const char *b)
{
    return lac_edit_distance(a, strlen(a), b, strlen(b));
}

static void assert_near(double got, double want)
{
    if (!(fabs(got - want) < 1e-12))
        fail_msg("%.15f, expected %.15f", got, want);
}

/* sentence_score of CHRF() in sacreBLEU 2.6.0, divided by 100. */
static void chrf_is_what_sacrebleu_computes(void **state)
{
    (void)state;
    static const struct {
        const char *hypothesis, *reference;
        double value;
    } cases[] = {
        {"abc", "abd", 0.388888888888889},
        {"ab", "abc", 0.636363636363636},
        {"The cat sat on the mat.", "The cat is on the mat.", 0.671727349233023},
        {"a", "a b c", 0.384615384615385},
        {"Dónde pesca vivo?", "Where do fish live?", 0.095649477228425},
        {"どこに住んでいますか", "どこに住んでいるの", 0.647711399230506},
        {"la respuesta es París", "La respuesta es Paris", 0.813310559266442},
        {"kitten sitting", "sitting kitten", 0.727567340067340},
        {"xxxxxxxxxx", "xxxx", 0.662094064949608},
        {"What do bees make?", "What do the bees make?", 0.653335183650570},
        {"የዚህ ጥያቄ መልስ", "የዚህ ጥያቄ", 0.834542337114218},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_near(chrf(cases[i].hypothesis, cases[i].reference), cases[i].value);
}

/* By hand: "ab" has a, b, ab; "abc" has a, b, c, ab, bc, and abc, an order that "ab" has not. Precision (1 + 1) / 2,
 * recall (2/3 + 1/2) / 2. */
static void chrf_of_a_small_case_is_what_a_hand_computes(void **state)
{
    (void)state;
    double precision = 1, recall = (2.0 / 3 + 1.0 / 2) / 2;
    assert_near(chrf("ab", "abc"), 5 * precision * recall / (4 * precision + recall));
}

static void chrf_has_its_ends_at_nothing_shared_and_all_shared(void **state)
{
    (void)state;
    assert_near(chrf("", ""), 1);
    assert_near(chrf(" \n", "\t"), 1);
    assert_near(chrf("abc", ""), 0);
    assert_near(chrf("", "abc"), 0);
    assert_near(chrf("abc", "xyz"), 0);
    assert_near(chrf("a", "a"), 1);
    assert_near(chrf("two words", "twowords"), 1);
}

static void chrf_counts_characters_and_survives_broken_bytes(void **state)
{
    (void)state;
    assert_near(chrf("é", "è"), 0); /* their first bytes are equal */
    double broken = chrf("a\xFF\xC3", "a\xFF");
    assert_true(broken > 0 && broken < 1);
}

static void chrf_of_long_texts_takes_linear_time(void **state)
{
    (void)state;
    enum { LONG = 400000 };
    char *a = lac_alloc(LONG), *b = lac_alloc(LONG);
    for (size_t i = 0; i < LONG; i++) {
        a[i] = (char)('a' + (i * i + i / 7) % 26);
        b[i] = (char)('a' + (i * i + i / 11) % 26);
    }
    double value = lac_chrf(a, LONG, b, LONG); /* the quadratic way takes hours */
    assert_true(value > 0 && value < 1);
    memset(a, 'x', LONG);
    assert_near(lac_chrf(a, LONG, a, LONG), 1);
    free(a);
    free(b);
}

static void edit_distance_counts_characters_over_the_longer_length(void **state)
{
    (void)state;
    assert_near(edits("", ""), 0);
    assert_near(edits("abc", "abc"), 0);
    assert_near(edits("abc", ""), 1);
    assert_near(edits("kitten", "sitting"), 3.0 / 7);
    assert_near(edits("sitting", "kitten"), 3.0 / 7);
    assert_near(edits("café", "cafe"), 1.0 / 4);
    assert_near(edits("flaw", "lawn"), 2.0 / 4);
    assert_near(edits("a b", "ab"), 1.0 / 3);
}

static void edit_distance_looks_at_two_thousand_characters(void **state)
{
    (void)state;
    enum { LONG = 100000 };
    char *a = lac_alloc(LONG), *b = lac_alloc(LONG);
    memset(a, 'x', LONG);
    memset(b, 'x', LONG);
    b[2000] = 'y';
    assert_near(lac_edit_distance(a, LONG, b, LONG), 0);
    b[1999] = 'y';
    assert_near(lac_edit_distance(a, LONG, b, LONG), 1.0 / 2000);
    free(a);
    free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chrf_is_what_sacrebleu_computes),
        cmocka_unit_test(chrf_of_a_small_case_is_what_a_hand_computes),
        cmocka_unit_test(chrf_has_its_ends_at_nothing_shared_and_all_shared),
        cmocka_unit_test(chrf_counts_characters_and_survives_broken_bytes),
        cmocka_unit_test(chrf_of_long_texts_takes_linear_time),
        cmocka_unit_test(edit_distance_counts_characters_over_the_longer_length),
        cmocka_unit_test(edit_distance_looks_at_two_thousand_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
