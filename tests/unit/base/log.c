#include "core/base/log.h"
#include "core/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct {
    int calls;
    enum lac_log_level level;
    char message[4096];
} seen;

static void keep(void *user, enum lac_log_level level, const char *message)
{
    assert_ptr_equal(user, &seen);
    seen.calls++;
    seen.level = level;
    snprintf(seen.message, sizeof seen.message, "%s", message);
}

static int reset(void **state)
{
    (void)state;
    memset(&seen, 0, sizeof seen);
    lac_log_to(NULL, NULL, LAC_LOG_WARN);
    return 0;
}

static void more_detail_than_asked_for_is_dropped(void **state)
{
    (void)state;
    lac_log_to(keep, &seen, LAC_LOG_INFO);
    assert_int_equal(lac_log_level_now(), LAC_LOG_INFO);
    lac_log(LAC_LOG_DEBUG, "hidden");
    assert_int_equal(seen.calls, 0);
    lac_log(LAC_LOG_INFO, "call %d", 5);
    assert_int_equal(seen.calls, 1);
    assert_string_equal(seen.message, "call 5");
    lac_log(LAC_LOG_ERROR, "bad");
    assert_int_equal(seen.level, LAC_LOG_ERROR);
}

static void long_lines_are_cut_between_characters(void **state)
{
    struct lac_str text = {0};
    (void)state;
    lac_log_to(keep, &seen, LAC_LOG_WARN);
    for (size_t shift = 0; shift < 3; shift++) {
        lac_str_clear(&text);
        lac_str_addn(&text, "ab", shift);
        while (text.len < 5000)
            lac_str_add(&text, "\xE2\x82\xAC");
        lac_log(LAC_LOG_WARN, "%s", text.data);
        assert_true(lac_utf8_valid(seen.message, strlen(seen.message)));
        assert_true(lac_ends_with(seen.message, "\xE2\x82\xAC..."));
        assert_true(strlen(seen.message) < 2048);
    }
    lac_str_free(&text);
}

static void standard_error_gets_one_line_with_the_kind(void **state)
{
    char line[128] = "";
    int ends[2], saved = dup(STDERR_FILENO);
    (void)state;
    assert_int_equal(pipe(ends), 0);
    fflush(stderr);
    dup2(ends[1], STDERR_FILENO);
    lac_log(LAC_LOG_WARN, "slow %s", "server");
    lac_log(LAC_LOG_INFO, "not shown");
    lac_log(LAC_LOG_ERROR, "gone");
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    close(ends[1]);
    ssize_t got = read(ends[0], line, sizeof line - 1);
    close(ends[0]);
    assert_true(got > 0);
    assert_string_equal(line, "warning: slow server\nerror: gone\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(more_detail_than_asked_for_is_dropped, reset, reset),
        cmocka_unit_test_setup_teardown(long_lines_are_cut_between_characters, reset, reset),
        cmocka_unit_test_setup_teardown(standard_error_gets_one_line_with_the_kind, reset, reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
