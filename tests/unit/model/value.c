#include "core/model/value.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int new_arena(void **state)
{
    *state = lac_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    lac_arena_free(*state);
    return 0;
}

static void lists_keep_their_order(void **state)
{
    struct lac_value list = lac_list();
    for (int i = 0; i < 100; i++)
        lac_push(*state, &list, lac_int(i));
    assert_int_equal(lac_count(&list), 100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(lac_at(&list, i)->as.integer, i);
    assert_null(lac_at(&list, 100));
}

static void maps_keep_insertion_order_and_replace_in_place(void **state)
{
    struct lac_value map = lac_object();
    lac_set_int(*state, &map, "b", 1);
    lac_set_int(*state, &map, "a", 2);
    lac_set_text(*state, &map, "b", "again");
    assert_int_equal(lac_count(&map), 2);
    assert_string_equal(map.as.map.at[0].key, "b");
    assert_string_equal(lac_get_text(&map, "b", NULL), "again");
    assert_string_equal(map.as.map.at[1].key, "a");
}

static void texts_and_keys_are_copies(void **state)
{
    char key[] = "key", text[] = "text";
    struct lac_value map = lac_object();
    lac_set_text(*state, &map, key, text);
    key[0] = text[0] = '?';
    assert_string_equal(lac_get_text(&map, "key", NULL), "text");
    lac_set_text(*state, &map, "none", NULL);
    assert_int_equal(lac_get(&map, "none")->kind, LAC_NIL);
}

static void look_ups_fall_back_on_what_is_absent_or_another_kind(void **state)
{
    struct lac_value map = lac_object(), three = lac_int(3);
    lac_set_text(*state, &map, "s", "x");
    lac_set_num(*state, &map, "half", 0.5);
    lac_set_bool(*state, &map, "yes", true);
    assert_int_equal(lac_get_int(&map, "s", -1), -1);
    assert_int_equal(lac_get_int(&map, "half", -1), -1);
    assert_true(lac_get_num(&map, "s", 7) == 7 && lac_get_num(&map, "half", 7) == 0.5);
    assert_true(lac_get_bool(&map, "yes", false) && !lac_get_bool(&map, "s", false));
    assert_string_equal(lac_get_text(&map, "half", "f"), "f");
    assert_null(lac_get(NULL, "s"));
    assert_null(lac_get(&three, "s"));
    assert_null(lac_at(&map, 0));
    assert_null(lac_at(NULL, 0));
    assert_string_equal(lac_as_text(NULL, "f"), "f");
    assert_int_equal(lac_count(NULL) + lac_count(&three), 0);
}

static void whole_numbers_serve_as_integers_while_they_are_exact(void **state)
{
    struct lac_value map = lac_object();
    lac_set_num(*state, &map, "n", 3.0);
    assert_int_equal(lac_get_int(&map, "n", -1), 3);
    lac_set_num(*state, &map, "n", 1e16);
    assert_int_equal(lac_get_int(&map, "n", -1), -1);
    lac_set_num(*state, &map, "n", NAN);
    assert_int_equal(lac_get_int(&map, "n", -1), -1);
    lac_set_num(*state, &map, "n", INFINITY);
    assert_int_equal(lac_get_int(&map, "n", -1), -1);
    lac_set_int(*state, &map, "n", 4);
    assert_true(lac_get_num(&map, "n", 0) == 4.0);
}

static void dotted_paths_walk_maps(void **state)
{
    struct lac_value inner = lac_object(), map = lac_object();
    lac_set_int(*state, &inner, "width", 12);
    lac_set(*state, &map, "search", inner);
    assert_int_equal(lac_path(&map, "search.width")->as.integer, 12);
    assert_ptr_equal(lac_path(&map, ""), &map);
    assert_null(lac_path(&map, "search.depth"));
    assert_null(lac_path(&map, "search.width.more"));
    assert_null(lac_path(&map, "sea.width"));
    assert_null(lac_path(NULL, "a"));
}

static void a_copy_shares_nothing(void **state)
{
    struct lac_arena *other = lac_arena_new();
    struct lac_value list = lac_list(), map = lac_object();
    lac_push(other, &list, lac_textn(other, "a\0b", 3));
    lac_push(other, &list, lac_nil());
    lac_set(other, &map, "list", list);
    lac_set_bool(other, &map, "b", true);
    lac_set(other, &map, "empty", lac_object());
    struct lac_value copy = lac_copy(*state, &map);
    assert_true(lac_equal(&map, &copy));
    lac_arena_free(other);
    const struct lac_value *text = lac_at(lac_get(&copy, "list"), 0);
    assert_memory_equal(text->as.str.at, "a\0b", 4);
    lac_set_int(*state, &copy, "more", 1); /* a copy may grow */
    assert_int_equal(lac_count(&copy), 4);
}

static void maps_are_equal_in_any_order_and_lists_are_not(void **state)
{
    struct lac_value a = lac_object(), b = lac_object(), x = lac_list(), y = lac_list();
    lac_set_int(*state, &a, "p", 1);
    lac_set_int(*state, &a, "q", 2);
    lac_set_num(*state, &b, "q", 2.0);
    lac_set_int(*state, &b, "p", 1);
    assert_true(lac_equal(&a, &b));
    lac_set_int(*state, &b, "r", 3);
    assert_false(lac_equal(&a, &b));
    lac_push(*state, &x, lac_int(1));
    lac_push(*state, &x, lac_int(2));
    lac_push(*state, &y, lac_int(2));
    lac_push(*state, &y, lac_int(1));
    assert_false(lac_equal(&x, &y));
    struct lac_value empty_map = lac_object(), empty_list = lac_list();
    assert_false(lac_equal(&empty_map, &empty_list));
}

static void numbers_are_compared_without_rounding(void **state)
{
    struct lac_value big = lac_int((INT64_C(1) << 53) + 1), near = lac_num(0x1p53), one = lac_int(1),
                     half = lac_num(1.5);
    struct lac_value last = lac_int(INT64_MAX), past = lac_num(0x1p63), nan = lac_num(NAN), zero = lac_int(0),
                     minus = lac_num(-0.0), whole = lac_num(1.0), yes = lac_bool(true);
    (void)state;
    assert_false(lac_equal(&big, &near) || lac_equal(&near, &big));
    assert_false(lac_equal(&one, &half) || lac_equal(&last, &past) || lac_equal(&zero, &nan));
    assert_true(lac_equal(&one, &whole) && lac_equal(&whole, &one) && lac_equal(&zero, &minus));
    assert_false(lac_equal(&one, &yes));
}

static void texts_with_nuls_are_compared_whole(void **state)
{
    struct lac_value a = lac_textn(*state, "a\0b", 3), b = lac_textn(*state, "a\0c", 3), c = lac_text(*state, "a");
    assert_false(lac_equal(&a, &b) || lac_equal(&a, &c));
    assert_true(lac_equal(&a, &a));
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, new_arena, free_arena)

static void a_list_knows_its_texts(void **state)
{
    struct lac_arena *arena = *state;
    struct lac_value list = lac_list(), map = lac_object();
    lac_push(arena, &list, lac_int(1));
    lac_push(arena, &list, lac_text(arena, "llm"));
    lac_set_text(arena, &map, "llm", "llm");
    assert_true(lac_lists(&list, "llm"));
    assert_false(lac_lists(&list, "target"));
    assert_false(lac_lists(&map, "llm"));
    assert_false(lac_lists(NULL, "llm"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(lists_keep_their_order),
        IN_ARENA(a_list_knows_its_texts),
        IN_ARENA(maps_keep_insertion_order_and_replace_in_place),
        IN_ARENA(texts_and_keys_are_copies),
        IN_ARENA(look_ups_fall_back_on_what_is_absent_or_another_kind),
        IN_ARENA(whole_numbers_serve_as_integers_while_they_are_exact),
        IN_ARENA(dotted_paths_walk_maps),
        IN_ARENA(a_copy_shares_nothing),
        IN_ARENA(maps_are_equal_in_any_order_and_lists_are_not),
        IN_ARENA(numbers_are_compared_without_rounding),
        IN_ARENA(texts_with_nuls_are_compared_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
