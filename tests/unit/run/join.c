#include "core/run/join.h"
#include "core/model/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct lac_arena *arena;
static struct lac_str complaints;
static size_t lacking;

static int set_up(void **state)
{
    (void)state;
    arena = lac_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    lac_arena_free(arena);
    lac_str_free(&complaints);
    return 0;
}

static struct lac_value json(const char *text)
{
    struct lac_value v;
    assert_int_equal(lac_json_read(arena, text, strlen(text), &v, NULL), LAC_OK);
    return v;
}

static void complain(void *user, const struct lac_part *part, size_t row, const char *why)
{
    (void)user;
    lac_str_addf(&complaints, "%s %zu %s\n", part->place->language, row, why);
}

static const struct lac_place english = {.language = "en"}, swahili = {.language = "sw"}, thai = {.language = "th"};

/* The joined rows as JSON. */
static const char *joined(const char *en, const char *sw, const char *th, const char *by)
{
    struct lac_part parts[] = {{.place = &english, .rows = json(en)},
                               {.place = &swahili, .rows = json(sw)},
                               {.place = &thai, .rows = json(th)}};
    struct lac_value fields = json(by), out;
    struct lac_str text = {0};
    lacking = lac_join(arena, parts, 3, &fields, &out, complain, NULL);
    lac_json_write(&text, &out);
    const char *kept = lac_arena_strdup(arena, lac_str_get(&text));
    lac_str_free(&text);
    return kept;
}

static void rows_are_joined_by_a_field_whatever_their_order(void **state)
{
    (void)state;
    assert_string_equal(
        joined("[{\"i\":1,\"q\":\"a\"},{\"i\":2,\"q\":\"b\"}]", "[{\"i\":\"2\",\"q\":\"B\"},{\"i\":1,\"q\":\"A\"}]",
               "[{\"i\":2,\"q\":\"BB\"},{\"i\":1,\"q\":\"AA\"}]", "[\"i\"]"),
        "[{\"en\":{\"i\":1,\"q\":\"a\"},\"sw\":{\"i\":1,\"q\":\"A\"},\"th\":{\"i\":1,\"q\":\"AA\"}},"
        "{\"en\":{\"i\":2,\"q\":\"b\"},\"sw\":{\"i\":\"2\",\"q\":\"B\"},\"th\":{\"i\":2,\"q\":\"BB\"}}]");
    assert_string_equal(lac_str_get(&complaints), "");
}

static void several_fields_make_one_key(void **state)
{
    (void)state;
    assert_string_equal(
        joined("[{\"a\":\"x\",\"b\":1}]", "[{\"a\":\"x\",\"b\":2}]", "[{\"a\":\"x\",\"b\":1}]", "[\"a\",\"b\"]"),
        "[false]");
    assert_int_equal(lacking, 1);
    assert_string_equal(lac_str_get(&complaints), "sw 0 no English row has its a, b\n");
}

static void without_fields_the_number_of_the_row_joins(void **state)
{
    (void)state;
    assert_string_equal(joined("[{\"q\":1},{\"q\":2}]", "[{\"q\":3}]", "[{\"q\":4},{\"q\":5},{\"q\":6}]", "[]"),
                        "[{\"en\":{\"q\":1},\"sw\":{\"q\":3},\"th\":{\"q\":4}},false]");
    assert_string_equal(lac_str_get(&complaints), "th 2 no English row has its row number\n");
}

static void rows_that_hold_several_languages_stay(void **state)
{
    (void)state;
    assert_string_equal(joined("[{\"en\":{\"q\":1},\"sw\":{\"q\":2}},\"cut\"]", "[]", "[]", "[\"i\"]"),
                        "[{\"en\":{\"q\":1},\"sw\":{\"q\":2}},\"cut\"]");
}

static void a_second_row_of_one_key_is_told(void **state)
{
    (void)state;
    joined("[{\"i\":1},{\"i\":1}]", "[{\"i\":1},{\"i\":1},{\"q\":1},\"cut\"]", "[]", "[\"i\"]");
    assert_string_equal(lac_str_get(&complaints), "en 1 another row has its i already: only that one is joined\n"
                                                  "sw 1 another row has its i already\n"
                                                  "sw 2 no English row has its i\n"
                                                  "sw 3 cut\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_joined_by_a_field_whatever_their_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(several_fields_make_one_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_fields_the_number_of_the_row_joins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_that_hold_several_languages_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_row_of_one_key_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
