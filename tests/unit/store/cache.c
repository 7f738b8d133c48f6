#include "core/store/cache.h"
#include "cache.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/store/db.h"

static void a_reply_is_had_back_with_what_it_took(void **state)
{
    struct scratch *s = *state;
    struct lac_cache *cache = open_cache(s, 0);
    assert_not_cached(cache, 1);
    put(cache, 1, "{\"text\":\"B\"}");
    lac_cache_close(cache);
    cache = open_cache(s, 0);
    struct lac_cached got;
    struct lac_str text = {0};
    assert_true(lac_cache_get(cache, key_of(1), &got, &text));
    assert_string_equal(lac_str_get(&text), "{\"text\":\"B\"}");
    assert_int_equal(got.tokens_in, 30);
    assert_int_equal(got.tokens_out, 4);
    assert_true(got.estimated);
    assert_not_cached(cache, 2);
    lac_str_free(&text);
    lac_cache_close(cache);
}

static void the_first_reply_to_a_key_stays(void **state)
{
    struct scratch *s = *state;
    struct lac_cache *one = open_cache(s, 0), *two = open_cache(s, 0); /* as two processes would have it */
    put(one, 1, "\"first\"");
    lac_cache_close(one);
    put(two, 1, "\"second\"");
    lac_cache_close(two);
    one = open_cache(s, 0);
    assert_cached(one, 1, "\"first\"");
    lac_cache_close(one);
}

static void what_is_too_old_is_not_served_and_is_replaced(void **state)
{
    struct scratch *s = *state;
    lac_clock_fake(INT64_C(1700000000000000));
    struct lac_cache *cache = open_cache(s, 0);
    put(cache, 1, "\"old\"");
    lac_cache_close(cache);
    lac_clock_fake(INT64_C(1700000101000000)); /* 101 s later */
    cache = open_cache(s, 100);
    assert_not_cached(cache, 1);
    put(cache, 1, "\"new\"");
    lac_cache_close(cache);
    cache = open_cache(s, 100);
    assert_cached(cache, 1, "\"new\"");
    lac_cache_close(cache);
    lac_clock_fake(-1);
}

static void a_reply_whose_bytes_changed_is_none_and_makes_room(void **state)
{
    struct scratch *s = *state;
    struct lac_cache *cache = open_cache(s, 0);
    sqlite3 *db = NULL;
    put(cache, 1, "\"true\"");
    lac_cache_close(cache);
    assert_int_equal(sqlite3_open(s->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE reply SET text = '\"lies\"'", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    cache = open_cache(s, 0);
    assert_not_cached(cache, 1);
    put(cache, 1, "\"true\"");
    lac_cache_close(cache);
    cache = open_cache(s, 0);
    assert_cached(cache, 1, "\"true\"");
    lac_cache_close(cache);
}

static void keep_warning(void *user, enum lac_log_level level, const char *message)
{
    if (level == LAC_LOG_WARN)
        snprintf(user, 256, "%s", message);
}

static void a_file_that_breaks_while_it_is_used_is_done_without(void **state)
{
    struct scratch *s = *state;
    char warning[256] = "", aside[128];
    struct lac_cache *cache = open_cache(s, 0);
    for (int i = 0; i < 3000; i++)
        put(cache, i, "\"a reply of some length, so that there are many pages of them in the file\"");
    lac_cache_close(cache);
    cache = open_cache(s, 0);
    FILE *f = fopen(s->db, "r+b");
    assert_non_null(f);
    for (long at = 8192; at < 200000; at += 64) {
        fseek(f, at, SEEK_SET);
        fputs("noise", f);
    }
    fclose(f);
    lac_log_to(keep_warning, warning, LAC_LOG_WARN);
    int served = 0;
    for (int i = 0; i < 3000; i++) {
        struct lac_cached got;
        struct lac_str text = {0};
        served += lac_cache_get(cache, key_of(i), &got, &text);
        if (text.len)
            assert_string_equal(text.data,
                                "\"a reply of some length, so that there are many pages of them in the file\"");
        lac_str_free(&text);
    }
    assert_true(served < 3000);
    assert_non_null(strstr(warning, "without the cache"));
    put(cache, 9999, "\"later\""); /* nothing happens */
    lac_cache_close(cache);
    lac_log_to(NULL, NULL, LAC_LOG_WARN);
    snprintf(aside, sizeof aside, "%s.damaged", s->db);
    assert_true(lac_file_exists(aside));
    cache = open_cache(s, 0); /* a new one */
    assert_not_cached(cache, 1);
    lac_cache_close(cache);
}

static void one_that_is_too_large_is_pruned_when_it_is_opened(void **state)
{
    struct scratch *s = *state;
    struct lac_cache_stats before, after;
    struct lac_cache *cache = open_cache(s, 0);
    for (int i = 0; i < 2000; i++)
        put(cache, i, "\"a reply of some length, so that there are many pages of them in the file\"");
    lac_cache_close(cache);
    assert_int_equal(lac_cache_look(s->db, &before, NULL), LAC_OK);
    struct lac_cache_options options = {.path = s->db, .max_bytes = before.bytes / 2};
    cache = lac_cache_open(&options, NULL);
    assert_non_null(cache);
    assert_cached(cache, 1999, "\"a reply of some length, so that there are many pages of them in the file\"");
    lac_cache_close(cache);
    assert_int_equal(lac_cache_look(s->db, &after, NULL), LAC_OK);
    assert_true(after.bytes <= before.bytes / 2);
    assert_true(after.replies > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cache_test(a_reply_is_had_back_with_what_it_took),
        cache_test(the_first_reply_to_a_key_stays),
        cache_test(what_is_too_old_is_not_served_and_is_replaced),
        cache_test(a_reply_whose_bytes_changed_is_none_and_makes_room),
        cache_test(a_file_that_breaks_while_it_is_used_is_done_without),
        cache_test(one_that_is_too_large_is_pruned_when_it_is_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
