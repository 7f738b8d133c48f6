#include "core/check/phrases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *const list[] = {"Super Bowl", "kick the bucket",  "401(k)",      "", "感謝祭", "A",
                                   "Y2K",        "Thanksgiving Day", "Thanksgiving"};
enum { N = sizeof list / sizeof *list };

static void all_phrases_of_a_text_are_found_in_the_lists_order(void **state)
{
    (void)state;
    size_t found[N];
    struct lac_phrases *p = lac_phrases_new(list, N);
    assert_int_equal(lac_phrases_find(p, "On THANKSGIVING  day we saw a super\nbowl, and a super bowl.", found, N), 3);
    assert_string_equal(list[found[0]], "Super Bowl");
    assert_string_equal(list[found[1]], "Thanksgiving Day");
    assert_string_equal(list[found[2]], "Thanksgiving");
    assert_int_equal(lac_phrases_find(p, "彼らは感謝祭を祝う", found, N), 1);
    assert_string_equal(list[found[0]], "感謝祭");
    assert_int_equal(lac_phrases_find(p, "It was y2k", found, N), 1);
    assert_string_equal(list[found[0]], "Y2K");
    assert_int_equal(lac_phrases_find(p, "My 401(k) is gone.", found, N), 1);
    lac_phrases_free(p);
}

static void parts_of_words_are_no_phrase(void **state)
{
    (void)state;
    struct lac_phrases *p = lac_phrases_new(list, N);
    assert_int_equal(lac_phrases_find(p, "Superb owls kick the buckets. Thanksgivings", NULL, 0), 0);
    assert_int_equal(lac_phrases_find(p, "", NULL, 0), 0);
    assert_int_equal(lac_phrases_find(p, "kick the bucke", NULL, 0), 0);
    lac_phrases_free(p);
}

static void no_list_finds_nothing(void **state)
{
    (void)state;
    struct lac_phrases *p = lac_phrases_new(NULL, 0);
    assert_int_equal(lac_phrases_find(p, "Super Bowl", NULL, 0), 0);
    assert_int_equal(lac_phrases_find(NULL, "Super Bowl", NULL, 0), 0);
    lac_phrases_free(p);
    lac_phrases_free(NULL);
}

static void more_than_there_is_room_for_are_counted(void **state)
{
    (void)state;
    size_t found[1];
    struct lac_phrases *p = lac_phrases_new(list, N);
    assert_int_equal(lac_phrases_find(p, "Super Bowl, 401(k)", found, 1), 2);
    assert_string_equal(list[found[0]], "Super Bowl");
    lac_phrases_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_phrases_of_a_text_are_found_in_the_lists_order),
        cmocka_unit_test(parts_of_words_are_no_phrase),
        cmocka_unit_test(no_list_finds_nothing),
        cmocka_unit_test(more_than_there_is_room_for_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
