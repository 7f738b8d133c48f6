#include "core/net/proxy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *const NAMES[] = {"http_proxy", "HTTP_PROXY", "https_proxy",    "HTTPS_PROXY", "all_proxy",
                                    "ALL_PROXY",  "no_proxy",   "REQUEST_METHOD", "NO_PROXY"};

static int forget(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        unsetenv(NAMES[i]);
    return 0;
}

/* Of the environment as it is. */
static void assert_proxies(const char *http, const char *https, const char *none)
{
    struct lac_secrets *secrets = lac_secrets_new(NULL, NULL);
    struct lac_proxies p = lac_proxies_find(secrets);
    assert_string_equal(lac_proxies_for(&p, "http://host/"), http);
    assert_string_equal(lac_proxies_for(&p, "HTTPS://host/"), https);
    assert_string_equal(p.none, none);
    lac_secrets_free(secrets);
}

static void without_variables_there_is_none(void **state)
{
    (void)state;
    assert_proxies("", "", "");
}

static void each_scheme_has_its_own_and_one_may_serve_all(void **state)
{
    (void)state;
    setenv("ALL_PROXY", "http://all:1", 1);
    assert_proxies("http://all:1", "http://all:1", "");
    setenv("HTTPS_PROXY", "http://s:1", 1);
    setenv("http_proxy", "http://p:1", 1);
    setenv("NO_PROXY", "localhost,.example", 1);
    assert_proxies("http://p:1", "http://s:1", "localhost,.example");
}

static void small_letters_win_and_capitals_count(void **state)
{
    (void)state;
    setenv("HTTP_PROXY", "http://big:1", 1);
    assert_proxies("http://big:1", "", "");
    setenv("http_proxy", "http://small:1", 1);
    setenv("no_proxy", "a", 1);
    setenv("NO_PROXY", "b", 1);
    assert_proxies("http://small:1", "", "a");
}

static void what_a_web_server_may_have_set_does_not_count(void **state)
{
    (void)state;
    setenv("HTTP_PROXY", "http://of-a-request:1", 1);
    setenv("REQUEST_METHOD", "GET", 1);
    assert_proxies("", "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(without_variables_there_is_none, forget),
        cmocka_unit_test_setup(each_scheme_has_its_own_and_one_may_serve_all, forget),
        cmocka_unit_test_setup(small_letters_win_and_capitals_count, forget),
        cmocka_unit_test_setup(what_a_web_server_may_have_set_does_not_count, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
