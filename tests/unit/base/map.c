#include "core/base/map.h"
#include "core/base/rng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct lac_id key(uint64_t lo)
{
    return (struct lac_id){7, lo};
}

static void what_was_put_is_there_until_removed(void **state)
{
    struct lac_map *map = lac_map_new();
    int a, b;
    (void)state;
    assert_null(lac_map_get(map, key(1)));
    assert_null(lac_map_remove(map, key(1)));
    lac_map_put(map, key(1), &a);
    lac_map_put(map, key(1), &b);
    assert_int_equal(lac_map_count(map), 1);
    assert_ptr_equal(lac_map_get(map, key(1)), &b);
    assert_null(lac_map_get(map, (struct lac_id){8, 1})); /* the other half counts too */
    assert_ptr_equal(lac_map_remove(map, key(1)), &b);
    assert_null(lac_map_get(map, key(1)));
    assert_int_equal(lac_map_count(map), 0);
    lac_map_free(map);
    lac_map_free(NULL);
}

/* Keys whose home is the last slots of the first table, so that their chain goes on at its start. */
static void removal_mends_a_chain_that_wraps_around(void **state)
{
    static const uint64_t homes[] = {62, 63, 62, 63, 0, 62, 1, 0};
    int values[8];
    (void)state;
    for (size_t gone = 0; gone < 8; gone++) {
        struct lac_map *map = lac_map_new();
        for (uint64_t i = 0; i < 8; i++)
            lac_map_put(map, key(homes[i] + 64 * (i + 1)), &values[i]);
        assert_ptr_equal(lac_map_remove(map, key(homes[gone] + 64 * (gone + 1))), &values[gone]);
        for (uint64_t i = 0; i < 8; i++)
            assert_ptr_equal(lac_map_get(map, key(homes[i] + 64 * (i + 1))), i == gone ? NULL : &values[i]);
        lac_map_free(map);
    }
}

enum { KEYS = 300 };

/* Against a plain table: keys crowd into few homes, and the map grows on the way. */
static void random_work_agrees_with_a_plain_table(void **state)
{
    static int values[KEYS];
    void *plain[KEYS] = {0};
    struct lac_map *map = lac_map_new();
    struct lac_rng rng;
    size_t count = 0;
    (void)state;
    lac_rng_seed(&rng, 1, 1);
    for (int step = 0; step < 40000; step++) {
        size_t i = (size_t)lac_rng_below(&rng, KEYS);
        struct lac_id id = {i, 60 + i % 9 + 4096 * (i % 3)};
        if (lac_rng_below(&rng, 100) < (step / 4000 % 2 ? 30 : 70)) {
            count += !plain[i];
            plain[i] = &values[lac_rng_below(&rng, KEYS)];
            lac_map_put(map, id, plain[i]);
        } else {
            assert_ptr_equal(lac_map_remove(map, id), plain[i]);
            count -= plain[i] != NULL;
            plain[i] = NULL;
        }
        assert_int_equal(lac_map_count(map), count);
        if (step % 97 == 0)
            for (size_t k = 0; k < KEYS; k++)
                assert_ptr_equal(lac_map_get(map, (struct lac_id){k, 60 + k % 9 + 4096 * (k % 3)}), plain[k]);
    }
    lac_map_free(map);
}

static void count_visit(void *user, struct lac_id id, void *value)
{
    int *seen = user;
    assert_ptr_equal(value, &seen[id.lo]);
    seen[id.lo]++;
}

static void each_pair_is_visited_once(void **state)
{
    int seen[1000] = {0};
    struct lac_map *map = lac_map_new();
    (void)state;
    for (uint64_t i = 0; i < 1000; i++)
        lac_map_put(map, key(i), &seen[i]);
    lac_map_each(map, count_visit, seen);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(seen[i], 1);
    lac_map_free(map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_there_until_removed),
        cmocka_unit_test(removal_mends_a_chain_that_wraps_around),
        cmocka_unit_test(random_work_agrees_with_a_plain_table),
        cmocka_unit_test(each_pair_is_visited_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
