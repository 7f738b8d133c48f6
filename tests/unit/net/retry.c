#include "core/net/retry.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void the_statuses_worth_another_attempt_are_known(void **state)
{
    (void)state;
    static const int again[] = {408, 409, 425, 429, 500, 502, 503, 504, 520, 529, 599};
    static const int never[] = {200, 204, 301, 307, 400, 401, 402, 403, 404, 405, 410, 413, 418, 422, 451, 501, 505};
    for (size_t i = 0; i < sizeof again / sizeof *again; i++)
        assert_true(lac_retry_status(again[i]));
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_false(lac_retry_status(never[i]));
    assert_true(lac_retry_slower(429) && lac_retry_slower(503) && lac_retry_slower(529));
    assert_false(lac_retry_slower(500) || lac_retry_slower(200) || lac_retry_slower(408));
}

static void broken_connections_are_tried_again_and_tls_failures_are_not(void **state)
{
    (void)state;
    assert_int_equal(lac_retry_curl(CURLE_COULDNT_CONNECT, ECONNREFUSED), LAC_RETRY_AGAIN);
    assert_int_equal(lac_retry_curl(CURLE_COULDNT_RESOLVE_HOST, 0), LAC_RETRY_AGAIN);
    assert_int_equal(lac_retry_curl(CURLE_OPERATION_TIMEDOUT, 0), LAC_RETRY_AGAIN);
    assert_int_equal(lac_retry_curl(CURLE_RECV_ERROR, ECONNRESET), LAC_RETRY_AGAIN);
    assert_int_equal(lac_retry_curl(CURLE_PARTIAL_FILE, 0), LAC_RETRY_AGAIN);
    assert_int_equal(lac_retry_curl(CURLE_GOT_NOTHING, 0), LAC_RETRY_AGAIN);
    assert_int_equal(lac_retry_curl(CURLE_PEER_FAILED_VERIFICATION, 0), LAC_RETRY_REFUSED);
    assert_int_equal(lac_retry_curl(CURLE_SSL_CONNECT_ERROR, 0), LAC_RETRY_REFUSED);
    assert_int_equal(lac_retry_curl(CURLE_SSL_CONNECT_ERROR, ECONNRESET), LAC_RETRY_AGAIN);
    assert_int_equal(lac_retry_curl(CURLE_URL_MALFORMAT, 0), LAC_RETRY_REFUSED);
    assert_int_equal(lac_retry_curl(CURLE_WRITE_ERROR, 0), LAC_RETRY_NEVER);
}

static void the_delay_is_spread_over_a_bound_that_doubles_up_to_the_cap(void **state)
{
    (void)state;
    static const int64_t bounds[] = {500000, 1000000, 2000000, 4000000, 8000000, 16000000, 30000000, 30000000};
    struct lac_rng rng;
    lac_rng_seed(&rng, 1, 2);
    for (int attempt = 1; attempt <= 8; attempt++) {
        int64_t least = INT64_MAX, most = 0;
        for (int i = 0; i < 2000; i++) {
            int64_t us = lac_retry_delay(&lac_retry_pace, attempt, &rng);
            least = us < least ? us : least;
            most = us > most ? us : most;
        }
        int64_t bound = bounds[attempt - 1];
        assert_true(least >= 0 && least < bound / 50);
        assert_true(most < bound && most > bound - bound / 50);
    }
    assert_true(lac_retry_delay(&lac_retry_pace, 1000000, &rng) < 30000000);
}

static const int64_t now_ms = 784111777000; /* Sun, 06 Nov 1994 08:49:37 GMT, the date of RFC 9110 */

static void seconds_are_read(void **state)
{
    (void)state;
    assert_int_equal(lac_retry_after("0", now_ms), 0);
    assert_int_equal(lac_retry_after("120", now_ms), 120000000);
    assert_int_equal(lac_retry_after(" 7 ", now_ms), 7000000);
    assert_int_equal(lac_retry_after("1.5", now_ms), 1500000);
    assert_int_equal(lac_retry_after("99999999999999999999999", now_ms), 1000000000000000);
}

static void dates_in_all_three_forms_are_read(void **state)
{
    (void)state;
    assert_int_equal(lac_retry_after("Sun, 06 Nov 1994 08:49:39 GMT", now_ms), 2000000);
    assert_int_equal(lac_retry_after("Sunday, 06-Nov-94 08:50:37 GMT", now_ms), 60000000);
    assert_int_equal(lac_retry_after("Sun Nov  6 08:49:38 1994", now_ms), 1000000);
    assert_int_equal(lac_retry_after("Sun, 06 Nov 1994 08:49:36 GMT", now_ms), 0);
    assert_int_equal(lac_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", now_ms), 946684799000000 - now_ms * 1000);
}

static void milliseconds_are_read(void **state)
{
    (void)state;
    assert_int_equal(lac_retry_after_ms("40"), 40000);
    assert_int_equal(lac_retry_after_ms("0.5"), 500);
}

static void anything_else_is_no_time(void **state)
{
    (void)state;
    static const char *const bad[] = {"",    " ",     "soon",  "-1", "1e3",        "0x10",
                                      "inf", "nan",   "1.2.3", ".",  "5 s",        "+5",
                                      "Sun", "Sun, ", "1,5",   "M",  "2026-01-01", "Sun, 99 Foo 1994"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(lac_retry_after(bad[i], now_ms), -1);
        assert_int_equal(lac_retry_after_ms(bad[i]), -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_statuses_worth_another_attempt_are_known),
        cmocka_unit_test(broken_connections_are_tried_again_and_tls_failures_are_not),
        cmocka_unit_test(the_delay_is_spread_over_a_bound_that_doubles_up_to_the_cap),
        cmocka_unit_test(seconds_are_read),
        cmocka_unit_test(dates_in_all_three_forms_are_read),
        cmocka_unit_test(milliseconds_are_read),
        cmocka_unit_test(anything_else_is_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
