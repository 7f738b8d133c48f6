#include "core/base/status.h"
#include "core/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_failure_carries_its_status_and_message(void **state)
{
    struct lac_error err;
    (void)state;
    assert_int_equal(lac_fail(&err, LAC_E_PARSE, "%s:%d: bad", "a.lua", 3), LAC_E_PARSE);
    assert_int_equal(err.status, LAC_E_PARSE);
    assert_string_equal(err.message, "a.lua:3: bad");
}

static void nobody_has_to_want_the_message(void **state)
{
    (void)state;
    assert_int_equal(lac_fail(NULL, LAC_E_IO, "%s", "x"), LAC_E_IO);
    lac_error_prefix(NULL, "%s", "x");
}

static void a_message_may_quote_the_one_before(void **state)
{
    struct lac_error err;
    (void)state;
    lac_fail(&err, LAC_E_IO, "disk full");
    lac_fail(&err, LAC_E_STORE, "cannot save: %s", err.message);
    assert_string_equal(err.message, "cannot save: disk full");
    assert_int_equal(err.status, LAC_E_STORE);
}

static void the_longest_message_that_fits_is_whole(void **state)
{
    struct lac_error err;
    char text[LAC_ERROR_MAX + 1];
    (void)state;
    memset(text, 'x', sizeof text);
    text[LAC_ERROR_MAX - 1] = '\0';
    lac_fail(&err, LAC_E_IO, "%s", text);
    assert_string_equal(err.message, text);
    text[LAC_ERROR_MAX - 1] = 'x';
    text[LAC_ERROR_MAX] = '\0';
    lac_fail(&err, LAC_E_IO, "%s", text);
    assert_int_equal(strlen(err.message), LAC_ERROR_MAX - 1);
    assert_string_equal(err.message + LAC_ERROR_MAX - 5, "x...");
}

/* Characters of two, three and four bytes at every offset from the cut. */
static void long_messages_are_cut_between_characters(void **state)
{
    static const char *const characters[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    (void)state;
    for (size_t c = 0; c < 3; c++) {
        for (size_t shift = 0; shift < 4; shift++) {
            struct lac_error err;
            struct lac_str text = {0};
            lac_str_addn(&text, "abcd", shift);
            while (text.len < 3 * LAC_ERROR_MAX)
                lac_str_add(&text, characters[c]);
            lac_fail(&err, LAC_E_IO, "%s", text.data);
            size_t len = strlen(err.message);
            assert_true(len < LAC_ERROR_MAX && len > LAC_ERROR_MAX - 8);
            assert_true(lac_utf8_valid(err.message, len));
            assert_string_equal(err.message + len - 3, "...");
            lac_str_free(&text);
        }
    }
}

static void a_prefix_says_where(void **state)
{
    struct lac_error err;
    (void)state;
    lac_fail(&err, LAC_E_CONFIG, "unknown key 'x'");
    lac_error_prefix(&err, "%s:%d", "probe.lua", 14);
    assert_string_equal(err.message, "probe.lua:14: unknown key 'x'");
    assert_int_equal(err.status, LAC_E_CONFIG);
}

static void a_long_prefix_leaves_room_for_the_message(void **state)
{
    struct lac_error err;
    struct lac_str prefix = {0};
    (void)state;
    lac_str_add(&prefix, "a");
    while (prefix.len < 2000)
        lac_str_add(&prefix, "\xE2\x82\xAC");
    lac_fail(&err, LAC_E_CONFIG, "unknown key");
    lac_error_prefix(&err, "%s", prefix.data);
    assert_true(lac_utf8_valid(err.message, strlen(err.message)));
    assert_true(lac_ends_with(err.message, "\xE2\x82\xAC: unknown key"));
    lac_str_free(&prefix);
}

static void a_prefix_before_a_full_message_cuts_its_end(void **state)
{
    struct lac_error err;
    (void)state;
    lac_fail(&err, LAC_E_CONFIG, "%s", "");
    memset(err.message, 'y', LAC_ERROR_MAX - 1);
    err.message[LAC_ERROR_MAX - 1] = '\0';
    lac_error_prefix(&err, "where");
    assert_true(lac_starts_with(err.message, "where: yyy"));
    assert_true(lac_ends_with(err.message, "yyy..."));
    assert_int_equal(strlen(err.message), LAC_ERROR_MAX - 1);
}

static void every_status_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int a = LAC_E_BUSY; a <= LAC_OK; a++) {
        assert_string_not_equal(lac_status_name((enum lac_status)a), "unknown");
        for (int b = LAC_E_BUSY; b < a; b++)
            assert_string_not_equal(lac_status_name((enum lac_status)a), lac_status_name((enum lac_status)b));
    }
    assert_string_equal(lac_status_name((enum lac_status)7), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_carries_its_status_and_message),
        cmocka_unit_test(nobody_has_to_want_the_message),
        cmocka_unit_test(a_message_may_quote_the_one_before),
        cmocka_unit_test(the_longest_message_that_fits_is_whole),
        cmocka_unit_test(long_messages_are_cut_between_characters),
        cmocka_unit_test(a_prefix_says_where),
        cmocka_unit_test(a_long_prefix_leaves_room_for_the_message),
        cmocka_unit_test(a_prefix_before_a_full_message_cuts_its_end),
        cmocka_unit_test(every_status_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
