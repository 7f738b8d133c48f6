#include "core/run/fetch.h"
#include "tests/unit/net/server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct lac_error err;
static struct lac_project *project;
static struct server *server;
static struct lac_str body;
static char url[96];

static struct say say(const struct ask *ask)
{
    assert_null(strstr(ask->text, "uthorization"));
    if (strcmp(ask->path, "/busy") == 0 && ask->nth < 3)
        return say_reply(503, "retry-after-ms: 1\r\n", "");
    if (strcmp(ask->path, "/moved") == 0)
        return say_reply(302, "Location: /file\r\n", "");
    return strcmp(ask->path, "/none") == 0 ? say_reply(404, "", "no") : say_reply(200, "", "0123456789");
}

static int set_up(void **state)
{
    (void)state;
    server = server_start(say);
    body = (struct lac_str){0};
    return lac_project_open(".", NULL, 0, &project, &err);
}

static int tear_down(void **state)
{
    (void)state;
    lac_project_close(project);
    lac_str_free(&body);
    server_stop(server);
    return 0;
}

static enum lac_status get(const char *path, size_t max)
{
    snprintf(url, sizeof url, "http://127.0.0.1:%d%s", server->port, path);
    return lac_fetch(project, url, max, &body, &err);
}

static void a_file_is_appended_as_it_is(void **state)
{
    (void)state;
    lac_str_add(&body, "<");
    assert_int_equal(get("/file", 100), LAC_OK);
    assert_string_equal(lac_str_get(&body), "<0123456789");
}

static void a_busy_server_is_asked_again(void **state)
{
    (void)state;
    assert_int_equal(get("/busy", 100), LAC_OK);
    assert_string_equal(lac_str_get(&body), "0123456789");
    assert_int_equal(atomic_load(&server->requests), 3);
}

static void assert_refused(const char *path, size_t max, const char *cause)
{
    assert_int_equal(get(path, max), LAC_E_NET);
    assert_int_equal(body.len, 0);
    if (!strstr(err.message, url) || !strstr(err.message, cause))
        fail_msg("'%s' is not in: %s", cause, err.message);
}

static void what_fails_names_the_address_and_the_cause(void **state)
{
    (void)state;
    assert_refused("/none", 100, "404");
    assert_refused("/file", 5, "longer than 5 bytes");
    assert_refused("/moved", 100, "302");
}

static void a_redirect_is_not_followed(void **state)
{
    (void)state;
    assert_int_equal(get("/moved", 100), LAC_E_NET);
    assert_int_equal(atomic_load(&server->requests), 1);
    assert_non_null(strstr(err.message, "a redirect, which is not followed"));
}

static void an_address_begins_with_http(void **state)
{
    (void)state;
    assert_true(lac_fetch_is_url("http://x"));
    assert_true(lac_fetch_is_url("https://x"));
    assert_false(lac_fetch_is_url("ftp://x"));
    assert_false(lac_fetch_is_url("httpx"));
    assert_false(lac_fetch_is_url("a/http://x"));
}

#define on_server(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_server(a_file_is_appended_as_it_is),
        on_server(a_busy_server_is_asked_again),
        on_server(what_fails_names_the_address_and_the_cause),
        on_server(a_redirect_is_not_followed),
        cmocka_unit_test(an_address_begins_with_http),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
