#include "core/net/cause.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void assert_says(struct lac_cause cause, const char *want)
{
    struct lac_str out = {0};
    cause.url = cause.url ? cause.url : "https://api.example.com/v1/chat";
    cause.detail = cause.detail ? cause.detail : "";
    lac_cause_add(&out, &cause);
    assert_string_equal(out.data, want);
    lac_str_free(&out);
}

static void a_status_is_named_with_its_host_and_attempts(void **state)
{
    (void)state;
    assert_says((struct lac_cause){.status = 401, .attempts = 1}, "401 from api.example.com");
    assert_says((struct lac_cause){.status = 429, .attempts = 6}, "429 from api.example.com (6 attempts)");
    assert_says((struct lac_cause){.status = 429, .wait_us = 7200000000, .attempts = 1},
                "429 from api.example.com, which asks to wait 7200 s");
    assert_says((struct lac_cause){.status = 302}, "302 from api.example.com, a redirect, which is not followed");
}

static void a_host_is_shown_with_a_port_of_its_own_and_without_user_and_path(void **state)
{
    (void)state;
    assert_says((struct lac_cause){.status = 500, .url = "http://127.0.0.1:8080/v1"}, "500 from 127.0.0.1:8080");
    assert_says((struct lac_cause){.status = 500, .url = "http://u:p@h.example:80/"}, "500 from h.example");
    assert_says((struct lac_cause){.status = 500, .url = "https://[::1]:8443/"}, "500 from [::1]:8443");
    assert_says((struct lac_cause){.status = 500, .url = "http://:bad"}, "500 from a URL that cannot be read");
}

static void connections_that_fail_say_with_whom(void **state)
{
    (void)state;
    assert_says((struct lac_cause){.code = CURLE_COULDNT_CONNECT, .system_errno = ECONNREFUSED},
                "connection refused by api.example.com:443");
    assert_says((struct lac_cause){.code = CURLE_COULDNT_CONNECT, .system_errno = ENETUNREACH},
                "no route to api.example.com:443");
    assert_says((struct lac_cause){.code = CURLE_COULDNT_CONNECT,
                                   .system_errno = ECONNREFUSED,
                                   .detail = "Failed to connect to proxy.local port 3128 after 1 ms: Refused"},
                "connection refused by proxy.local:3128, the proxy on the way to api.example.com:443");
    assert_says((struct lac_cause){.code = CURLE_COULDNT_CONNECT,
                                   .url = "http://[::1]:80/",
                                   .detail = "Failed to connect to ::1 port 80 after 1 ms: Refused"},
                "no connection to [::1]:80");
    assert_says((struct lac_cause){.code = CURLE_COULDNT_RESOLVE_HOST, .attempts = 6},
                "could not resolve api.example.com (6 attempts)");
    assert_says((struct lac_cause){.code = CURLE_COULDNT_RESOLVE_PROXY},
                "could not resolve the proxy on the way to api.example.com");
    assert_says((struct lac_cause){.code = CURLE_OPERATION_TIMEDOUT, .late_us = 10000000},
                "no connection to api.example.com:443 within 10 s");
}

static void time_outs_say_which_and_how_long(void **state)
{
    (void)state;
    assert_says((struct lac_cause){.late = LAC_LATE_FIRST_BYTE, .late_us = 600000000},
                "no reply from api.example.com within 600 s");
    assert_says((struct lac_cause){.late = LAC_LATE_IDLE, .late_us = 120000000},
                "no further byte from api.example.com within 120 s");
    assert_says((struct lac_cause){.late = LAC_LATE_TOTAL, .late_us = 1500000, .attempts = 2},
                "reply from api.example.com not complete within 1.5 s (2 attempts)");
}

static void tls_failures_say_whose_certificate_and_why(void **state)
{
    (void)state;
    assert_says(
        (struct lac_cause){.code = CURLE_PEER_FAILED_VERIFICATION, .detail = "self-signed certificate"},
        "TLS: certificate of api.example.com not trusted (self-signed certificate): if it is yours, name a file "
        "with its authority in CURL_CA_BUNDLE");
    assert_says((struct lac_cause){.code = CURLE_SSL_CONNECT_ERROR, .detail = "wrong version number"},
                "TLS: no handshake with api.example.com (wrong version number)");
}

static void broken_replies_are_told_apart(void **state)
{
    (void)state;
    assert_says((struct lac_cause){.code = CURLE_WRITE_ERROR, .body_max = 8388608},
                "reply from api.example.com longer than 8388608 bytes");
    assert_says((struct lac_cause){.code = CURLE_PARTIAL_FILE}, "reply from api.example.com cut short");
    assert_says((struct lac_cause){.code = CURLE_GOT_NOTHING}, "connection closed without a reply by api.example.com");
    assert_says((struct lac_cause){.code = CURLE_RECV_ERROR, .detail = "reset"},
                "connection lost to api.example.com (reset)");
    assert_says((struct lac_cause){.code = CURLE_WEIRD_SERVER_REPLY}, "no HTTP reply from api.example.com");
    assert_says((struct lac_cause){.code = CURLE_SEND_FAIL_REWIND, .detail = "odd"},
                "request to api.example.com failed (odd)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_status_is_named_with_its_host_and_attempts),
        cmocka_unit_test(a_host_is_shown_with_a_port_of_its_own_and_without_user_and_path),
        cmocka_unit_test(connections_that_fail_say_with_whom),
        cmocka_unit_test(time_outs_say_which_and_how_long),
        cmocka_unit_test(tls_failures_say_whose_certificate_and_why),
        cmocka_unit_test(broken_replies_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
