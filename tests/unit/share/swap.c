#include "tests/unit/share/scratch.h"

#include "core/share/swap.h"

#include <sys/stat.h>

static void put_both(void)
{
    put("fresh/a.txt", "fresh");
    put("place/a.txt", "old");
}

static void assert_says(const char *file, const char *text)
{
    struct lac_str said = {0};
    assert_int_equal(lac_file_read(at(file), 100, &said, &err), LAC_OK);
    assert_string_equal(lac_str_get(&said), text);
    lac_str_free(&said);
}

static void the_fresh_one_takes_the_place_and_the_old_one_is_kept(void **state)
{
    (void)state;
    for (int at_once = 0; at_once < 2; at_once++) {
        put_both();
        assert_int_equal(lac_swap(at("fresh"), at("place"), at("old"), at_once, &err), LAC_OK);
        assert_says("place/a.txt", "fresh");
        assert_says("old/a.txt", "old");
        assert_false(lac_dir_exists(at("fresh")));
        char command[512];
        (void)snprintf(command, sizeof command, "rm -r '%s' '%s'", at("old"), at("place"));
        assert_int_equal(system(command), 0);
    }
}

static void where_nothing_was_nothing_is_old(void **state)
{
    (void)state;
    put("fresh/a.txt", "fresh");
    assert_int_equal(lac_swap(at("fresh"), at("place"), at("old"), true, &err), LAC_OK);
    assert_says("place/a.txt", "fresh");
    assert_false(lac_dir_exists(at("old")));
}

static void what_fails_leaves_all_as_it_was(void **state)
{
    (void)state;
    for (int at_once = 0; at_once < 2; at_once++) {
        put("place/a.txt", "old");
        assert_int_equal(lac_swap(at("nothing"), at("place"), at("old"), at_once, &err), LAC_E_IO);
        assert_non_null(strstr(err.message, "cannot install to"));
        assert_non_null(strstr(err.message, at("place")));
        assert_says("place/a.txt", "old");
        assert_false(lac_dir_exists(at("old")));
        put_both();
        assert_int_equal(lac_swap(at("fresh"), at("place"), at("none/old"), false, &err), LAC_E_IO);
        assert_non_null(strstr(err.message, "cannot move away"));
        assert_says("place/a.txt", "old");
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_root, drop_root)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_fresh_one_takes_the_place_and_the_old_one_is_kept),
        TEST(where_nothing_was_nothing_is_old),
        TEST(what_fails_leaves_all_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
