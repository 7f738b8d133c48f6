#include "core/run/hub.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/model/json.h"
#include "tests/unit/net/server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct lac_error err;
static struct lac_arena *arena;
static struct lac_project *project;
static struct server *server;
static char folder[64], url[64];
static struct lac_value rows;

/* What the server has and does. */
static int total;
static atomic_int busy_until, refuse_with; /* requests answered with 429; status of every reply */
static atomic_int broken_from;             /* pages from this offset on are refused; 0: none */
static atomic_bool cut_row, short_page, with_token;

static struct say say_rows(const struct ask *ask)
{
    const char *at = strstr(ask->text, "&offset="), *line = strstr(ask->text, "\r\n");
    int offset = at && at < line ? atoi(at + 8) : -1, length = 100;
    if (strstr(ask->text, "Bearer hf_sesame"))
        atomic_store(&with_token, true);
    if (atomic_load(&refuse_with))
        return say_reply(atomic_load(&refuse_with), "", "{\"error\":\"The data set does not exist, or hf_sesame.\"}");
    if (atomic_load(&server->requests) < atomic_load(&busy_until))
        return say_reply(429, "retry-after-ms: 1\r\n", "{\"error\":\"slow down\"}");
    if (offset < 0 || !strstr(ask->text, "/rows?dataset=me%2Fmine&config=c%201&split=test&offset=") ||
        !strstr(ask->text, "&length=100 "))
        return say_reply(400, "", "{\"error\":\"what?\"}");
    if (atomic_load(&broken_from) && offset >= atomic_load(&broken_from))
        return say_reply(422, "", "{\"error\":\"no more\"}");
    struct lac_str body = {0};
    lac_str_addf(&body, "{\"features\":[],\"num_rows_total\":%d,\"num_rows_per_page\":100,\"partial\":false,\"rows\":[",
                 total);
    for (int i = offset; i < offset + length && i < total - atomic_load(&short_page); i++)
        lac_str_addf(&body, "%s{\"row_idx\":%d,\"row\":{\"n\":%d},\"truncated_cells\":[%s]}", i > offset ? "," : "", i,
                     i, atomic_load(&cut_row) && i == 3 ? "\"n\"" : "");
    lac_str_add(&body, "]}");
    struct say say = say_reply(200, "", lac_str_get(&body));
    say.delay_ms = offset == 0 ? 0 : 3 - offset / 100 % 3; /* pages overtake each other */
    lac_str_free(&body);
    return say;
}

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/lacuna-hub-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    total = 250;
    atomic_store(&busy_until, 0);
    atomic_store(&refuse_with, 0);
    atomic_store(&broken_from, 0);
    atomic_store(&cut_row, false);
    atomic_store(&short_page, false);
    atomic_store(&with_token, false);
    server = server_start(say_rows);
    sprintf(url, "http://127.0.0.1:%d", server->port);
    arena = lac_arena_new();
    char env[96];
    sprintf(env, "%s/.env", folder);
    return lac_file_write(env, "HF_TOKEN=hf_sesame\n", 19, &err) ||
           lac_project_open(folder, NULL, 0, &project, &err) != LAC_OK;
}

static int tear_down(void **state)
{
    (void)state;
    char command[96];
    lac_project_close(project);
    lac_arena_free(arena);
    if (server)
        server_stop(server);
    server = NULL;
    sprintf(command, "rm -r '%s'", folder);
    return system(command);
}

static struct lac_hub mine(void)
{
    return (struct lac_hub){"me/mine", "c 1", "test", url, NULL};
}

static void fetched(void)
{
    struct lac_hub hub = mine();
    if (lac_hub_rows(project, &hub, arena, &rows, NULL, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

static void assert_rows_in_order(void)
{
    assert_int_equal(lac_count(&rows), total);
    for (int i = 0; i < total; i++)
        assert_int_equal(lac_get_int(lac_at(&rows, (size_t)i), "n", -1), i);
}

static void pages_are_put_together_in_order(void **state)
{
    (void)state;
    fetched();
    assert_rows_in_order();
    assert_int_equal(atomic_load(&server->requests), 3);
    assert_false(atomic_load(&with_token));
}

static void what_was_fetched_is_kept_and_needs_no_network(void **state)
{
    (void)state;
    struct lac_hub hub = mine();
    fetched();
    assert_true(lac_file_exists(lac_hub_file(project, &hub, arena)));
    assert_non_null(strstr(lac_hub_file(project, &hub, arena), "/runs/rows/me-mine-c-1-test-"));
    server_stop(server);
    server = NULL;
    fetched();
    assert_rows_in_order();
}

static void a_busy_server_is_asked_again(void **state)
{
    (void)state;
    atomic_store(&busy_until, 2);
    fetched();
    assert_rows_in_order();
}

static void an_empty_data_set_has_no_rows(void **state)
{
    (void)state;
    total = 0;
    fetched();
    assert_int_equal(lac_count(&rows), 0);
}

static void a_row_that_the_server_cut_says_so(void **state)
{
    (void)state;
    atomic_store(&cut_row, true);
    fetched();
    assert_int_equal(lac_count(&rows), 250);
    assert_string_equal(lac_as_text(lac_at(&rows, 3), ""), "the server cut the field 'n'");
    fetched(); /* and so it is kept */
    assert_string_equal(lac_as_text(lac_at(&rows, 3), ""), "the server cut the field 'n'");
}

static void a_token_is_sent_by_name_and_never_shown(void **state)
{
    (void)state;
    struct lac_hub hub = mine();
    hub.key = "HF_TOKEN";
    assert_true(lac_secrets_has(project->secrets, "HF_TOKEN"));
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, NULL, &err), LAC_OK);
    assert_true(atomic_load(&with_token));
    atomic_store(&refuse_with, 403);
    hub.split = "train";
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, NULL, &err), LAC_E_NET);
    assert_non_null(strstr(err.message, "the token in HF_TOKEN was refused"));
    assert_null(strstr(err.message, "hf_sesame"));
}

static void a_refusal_says_what_to_do_and_keeps_nothing(void **state)
{
    (void)state;
    struct lac_hub hub = mine();
    bool absent;
    atomic_store(&refuse_with, 401);
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, NULL, &err), LAC_E_NET);
    assert_non_null(strstr(err.message, "me/mine/c 1/test: 401 from 127.0.0.1"));
    assert_non_null(strstr(err.message, "put one into HF_TOKEN"));
    atomic_store(&refuse_with, 404);
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, NULL, &err), LAC_E_NET);
    assert_non_null(strstr(err.message, "The data set does not exist"));
    assert_non_null(strstr(err.message, "has it this config and split?"));
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, &absent, &err), LAC_OK);
    assert_true(absent);
    assert_false(lac_file_exists(lac_hub_file(project, &hub, arena)));
}

static void a_page_with_fewer_rows_than_were_told_is_refused(void **state)
{
    (void)state;
    struct lac_hub hub = mine();
    atomic_store(&short_page, true);
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, NULL, &err), LAC_E_NET);
    assert_non_null(strstr(err.message, "holds no rows as they are asked for"));
    assert_false(lac_file_exists(lac_hub_file(project, &hub, arena)));
}

static struct {
    int64_t takes_us; /* the fetch, from when it knows how many rows there are */
    struct lac_str notes;
} heard;

static void hear(void *user, enum lac_log_level level, const char *message)
{
    (void)user;
    if (level == LAC_LOG_INFO)
        lac_clock_fake(lac_clock_us() + heard.takes_us);
    else if (level == LAC_LOG_NOTE)
        lac_str_addf(&heard.notes, "%s\n", message);
}

static void a_fetch_that_takes_long_says_how_far_it_is(void **state)
{
    (void)state;
    total = 1250;
    lac_log_to(hear, NULL, LAC_LOG_INFO);
    lac_clock_fake(1000000);
    heard.takes_us = 1000000;
    fetched();
    assert_string_equal(lac_str_get(&heard.notes), "");
    struct lac_hub hub = mine();
    assert_int_equal(remove(lac_hub_file(project, &hub, arena)), 0);
    heard.takes_us = 4000000;
    fetched();
    lac_clock_fake(-1);
    lac_log_to(NULL, NULL, LAC_LOG_WARN);
    assert_rows_in_order();
    const char *notes = lac_str_get(&heard.notes);
    if (!strstr(notes, "fetching me/mine/c 1/test: ") || !strstr(notes, "00 of 1250 rows\n") ||
        !strstr(notes, "fetched me/mine/c 1/test: 1250 rows\n"))
        fail_msg("%s", notes);
    lac_str_free(&heard.notes);
}

/* A fetch of which the pages from 200 on fail. */
static void fail_at_the_third_page(void)
{
    struct lac_hub hub = mine();
    atomic_store(&broken_from, 200);
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, NULL, &err), LAC_E_NET);
    assert_non_null(strstr(err.message, "422"));
    assert_false(lac_file_exists(lac_hub_file(project, &hub, arena)));
    atomic_store(&broken_from, 0);
    atomic_store(&server->requests, 0);
}

static void the_next_fetch_goes_on_where_one_failed(void **state)
{
    (void)state;
    struct lac_hub hub = mine();
    const char *part = lac_arena_printf(arena, "%s.part", lac_hub_file(project, &hub, arena));
    do
        fail_at_the_third_page();
    while (!lac_file_exists(part)); /* the refusal may overtake both good pages */
    fetched();
    assert_rows_in_order();
    assert_in_range(atomic_load(&server->requests), 1, 2);
    assert_false(lac_file_exists(part));
    fetched();
    assert_rows_in_order(); /* as it is kept */
}

static void a_data_set_that_changed_meanwhile_is_fetched_from_its_start(void **state)
{
    (void)state;
    struct lac_hub hub = mine();
    do
        fail_at_the_third_page();
    while (!lac_file_exists(lac_arena_printf(arena, "%s.part", lac_hub_file(project, &hub, arena))));
    total = 120;
    fetched();
    assert_rows_in_order();
}

static void a_kept_part_that_is_broken_is_fetched_anew(void **state)
{
    (void)state;
    static const char torn[] = "{\"num_rows_total\":250}\n{\"n\":0";
    struct lac_hub hub = mine();
    const char *path = lac_hub_file(project, &hub, arena), *part = lac_arena_printf(arena, "%s.part", path);
    assert_int_equal(lac_dir_make(lac_arena_strndup(arena, path, (size_t)(strrchr(path, '/') - path)), &err), LAC_OK);
    assert_int_equal(lac_file_write(part, torn, sizeof torn - 1, &err), LAC_OK);
    fetched();
    assert_rows_in_order();
    assert_int_equal(atomic_load(&server->requests), 3);
}

static void a_kept_file_that_is_broken_says_that_it_may_be_deleted(void **state)
{
    (void)state;
    struct lac_hub hub = mine();
    fetched();
    assert_int_equal(lac_file_write(lac_hub_file(project, &hub, arena), "{\"n\":", 5, &err), LAC_OK);
    assert_int_equal(lac_hub_rows(project, &hub, arena, &rows, NULL, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "delete it"));
}

#define on_hub(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_hub(pages_are_put_together_in_order),
        on_hub(what_was_fetched_is_kept_and_needs_no_network),
        on_hub(a_busy_server_is_asked_again),
        on_hub(an_empty_data_set_has_no_rows),
        on_hub(a_row_that_the_server_cut_says_so),
        on_hub(a_token_is_sent_by_name_and_never_shown),
        on_hub(a_refusal_says_what_to_do_and_keeps_nothing),
        on_hub(a_page_with_fewer_rows_than_were_told_is_refused),
        on_hub(a_fetch_that_takes_long_says_how_far_it_is),
        on_hub(the_next_fetch_goes_on_where_one_failed),
        on_hub(a_data_set_that_changed_meanwhile_is_fetched_from_its_start),
        on_hub(a_kept_part_that_is_broken_is_fetched_anew),
        on_hub(a_kept_file_that_is_broken_says_that_it_may_be_deleted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
