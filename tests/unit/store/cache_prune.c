#include "cache.h"
#include "core/base/clock.h"
#include "core/store/cache_file.h"

static const char LONG[] =
    "\"a reply of some length, so that there are many pages of them in the file, and a little more\"";

static void fill(const struct scratch *s, int from, int to, int64_t at_s)
{
    lac_clock_fake(at_s * 1000000);
    struct lac_cache *cache = open_cache(s, 0);
    for (int i = from; i < to; i++)
        put(cache, i, LONG);
    lac_cache_close(cache);
}

static void an_empty_place_has_nothing_to_prune(void **state)
{
    struct scratch *s = *state;
    struct lac_cache_stats stats;
    int64_t gone = 7;
    assert_int_equal(lac_cache_look(s->db, &stats, NULL), LAC_OK);
    assert_int_equal(stats.replies + stats.bytes + stats.oldest_s, 0);
    assert_int_equal(lac_cache_prune(s->db, 10, 10, &gone, NULL), LAC_OK);
    assert_int_equal(gone, 0);
}

static void age_takes_out_the_old_and_leaves_the_rest(void **state)
{
    struct scratch *s = *state;
    struct lac_cache_stats stats;
    int64_t gone;
    fill(s, 0, 100, 1700000000);
    fill(s, 100, 130, 1700000500);
    assert_int_equal(lac_cache_look(s->db, &stats, NULL), LAC_OK);
    assert_int_equal(stats.replies, 130);
    assert_int_equal(stats.oldest_s, 1700000000);
    lac_clock_fake(INT64_C(1700000600000000));
    assert_int_equal(lac_cache_prune(s->db, 200, -1, &gone, NULL), LAC_OK);
    assert_int_equal(gone, 100);
    assert_int_equal(lac_cache_look(s->db, &stats, NULL), LAC_OK);
    assert_int_equal(stats.replies, 30);
    assert_int_equal(stats.oldest_s, 1700000500);
    lac_clock_fake(-1);
}

static void size_takes_out_the_oldest_and_gives_the_disk_its_room(void **state)
{
    struct scratch *s = *state;
    struct lac_cache_stats before, after;
    int64_t gone;
    fill(s, 0, 3000, 1700000000);
    fill(s, 3000, 3010, 1700000500);
    lac_clock_fake(-1);
    assert_int_equal(lac_cache_look(s->db, &before, NULL), LAC_OK);
    struct lac_cache *used = open_cache(s, 0); /* a run that uses it meanwhile */
    assert_int_equal(lac_cache_prune(s->db, 0, before.bytes / 3, &gone, NULL), LAC_OK);
    assert_cached(used, 3005, LONG);
    lac_cache_close(used);
    assert_int_equal(lac_cache_look(s->db, &after, NULL), LAC_OK);
    assert_int_equal(after.replies, before.replies - gone);
    assert_true(gone > 1000 && gone < 2900);
    assert_true(after.bytes <= before.bytes / 3 + 8192);
    assert_int_equal(lac_cache_prune(s->db, 0, 0, &gone, NULL), LAC_OK);
    assert_int_equal(gone, after.replies);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cache_test(an_empty_place_has_nothing_to_prune),
        cache_test(age_takes_out_the_old_and_leaves_the_rest),
        cache_test(size_takes_out_the_oldest_and_gives_the_disk_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
