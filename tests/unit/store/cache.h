/* cache.h - a cache in a folder of its own, for the tests of core/store/cache*.c. */
#ifndef TESTS_STORE_CACHE_H
#define TESTS_STORE_CACHE_H

#include "core/store/cache.h"
#include "scratch.h"

static inline int cache_down(void **state)
{
    struct scratch *s = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", s->folder);
    int rc = system(command);
    free(s);
    return rc;
}

#define cache_test(name) cmocka_unit_test_setup_teardown(name, scratch_open, cache_down)

static inline struct lac_cache *open_cache(const struct scratch *s, int64_t max_age_s)
{
    struct lac_error err = {0};
    struct lac_cache_options options = {.path = s->db, .max_age_s = max_age_s};
    struct lac_cache *cache = lac_cache_open(&options, &err);
    if (!cache)
        fail_msg("%s", err.message);
    return cache;
}

static inline void put(struct lac_cache *cache, int n, const char *text)
{
    struct lac_cached cached = {
        .key = key_of(n), .model = "m", .text = text, .tokens_in = 30, .tokens_out = 4, .estimated = true};
    lac_cache_put(cache, &cached);
}

static inline void assert_cached(struct lac_cache *cache, int n, const char *want)
{
    struct lac_cached got;
    struct lac_str text = {0};
    assert_true(lac_cache_get(cache, key_of(n), &got, &text));
    assert_string_equal(lac_str_get(&text), want);
    lac_str_free(&text);
}

static inline void assert_not_cached(struct lac_cache *cache, int n)
{
    struct lac_cached got;
    struct lac_str text = {0};
    assert_false(lac_cache_get(cache, key_of(n), &got, &text));
    assert_int_equal(text.len, 0);
}

#endif
