#include "core/sim/near.h"
#include "invented.h"

static struct lac_near_index *near_index;

static int make_near(void **state)
{
    make_items(state);
    near_index = lac_near_index_new(items, 2); /* the numbered ones are too much alike */
    return 0;
}

static int free_near(void **state)
{
    lac_near_index_free(near_index);
    return free_items(state);
}

static void assert_near(const char *line, const char *around, const char *item, const char *language)
{
    struct lac_near near = lac_near_find(near_index, line, strlen(line), around, false);
    if (!item) {
        assert_null(near.item);
        return;
    }
    if (!near.item)
        fail_msg("nothing is near to '%s'", line);
    assert_string_equal(near.item->id, item);
    assert_string_equal(near.wording->language, language);
}

static void a_stem_with_slips_other_words_or_another_order_is_known(void **state)
{
    (void)state;
    assert_near("Waht is the captial of France?", "", "france", "en");
    assert_near("the capital of France is what", "", "france", "en");
    assert_near("What is the capital de Francia?", "", "france", "en");
    assert_near("Ｗｈａｔ is ｔｈｅ capital of Ｆｒａｎｃｅ?", "", "france", "en");
    assert_near("¿La capital de Francia cual es?", "", "france", "es");
    assert_near("Which town is France’s capital?", "", "france", "en-x-placebo");
    assert_near("Last night somebody sang of it in the street. Waht is the capital of France?", "", "france", "en");
}

static void what_is_like_no_stem_is_not_known(void **state)
{
    (void)state;
    assert_near("Write one sentence about the sea.", "", NULL, NULL);
    assert_near("Answer:", "", NULL, NULL);
    assert_near("", "", NULL, NULL);
    assert_near("¿?", "", NULL, NULL);
}

static void two_items_that_are_equally_near_are_none(void **state)
{
    (void)state;
    struct lac_item twins[2];
    read_item(
        "{\"id\":\"a\",\"answer\":0,\"en\":{\"stem\":\"Which thing has number 12?\",\"choices\":[\"ox\",\"cow\"]}}",
        &twins[0]);
    read_item(
        "{\"id\":\"b\",\"answer\":0,\"en\":{\"stem\":\"Which thing has number 13?\",\"choices\":[\"elm\",\"oak\"]}}",
        &twins[1]);
    struct lac_near_index *index = lac_near_index_new(twins, 2);
    const char *line = "Which thnig has number?";
    assert_null(lac_near_find(index, line, strlen(line), "", false).item);
    struct lac_near near = lac_near_find(index, line, strlen(line), "A. elm\nB. oak", false);
    assert_string_equal(near.item->id, "b"); /* the choices decide */
    lac_near_index_free(index);
}

static void only_english_stems_count_for_a_cipher(void **state)
{
    (void)state;
    const char *line = "¿La capital de Francia cual es?";
    assert_null(lac_near_find(near_index, line, strlen(line), "", true).item);
}

static void assert_change(const char *stem, const char *line, enum lac_change want)
{
    enum lac_change got = lac_change_of(stem, line, strlen(line));
    if (got != want)
        fail_msg("'%s' is %s, not %s", line, lac_change_name(got), lac_change_name(want));
}

static void changes_are_told_apart(void **state)
{
    (void)state;
    const char *stem = "What is the capital of France?";
    assert_change(stem, stem, LAC_CHANGE_NONE);
    assert_change(stem, "What is the captial of Frnace?", LAC_CHANGE_SPELLING);
    assert_change(stem, "what is the capital of France", LAC_CHANGE_SPELLING);
    assert_change("¿Cuál es?", "¿Cual es?", LAC_CHANGE_SPELLING);
    assert_change("5 × 4?", "５ × ４?", LAC_CHANGE_SPELLING);
    assert_change(stem, "The capital of France is what?", LAC_CHANGE_ORDER);
    assert_change("¿Qué palabra significa lo contrario?", "¿Lo contrario qué palabra lo significa?", LAC_CHANGE_ORDER);
    assert_change(stem, "What is the Hauptstadt of France?", LAC_CHANGE_WORDS);
    assert_change("Which animal barks?", "What animal barks?", LAC_CHANGE_WORDS);
    assert_change(stem, "Name the city.", LAC_CHANGE_WORDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stem_with_slips_other_words_or_another_order_is_known),
        cmocka_unit_test(what_is_like_no_stem_is_not_known),
        cmocka_unit_test(two_items_that_are_equally_near_are_none),
        cmocka_unit_test(only_english_stems_count_for_a_cipher),
        cmocka_unit_test(changes_are_told_apart),
    };
    return cmocka_run_group_tests_name("sim/near", tests, make_near, free_near);
}
