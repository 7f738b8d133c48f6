#include "core/run/pick.h"
#include "core/base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct lac_error err;
static struct lac_item items[4];
static size_t n;

static enum lac_status pick(const struct lac_value *entries, size_t count)
{
    static const char *const ids[] = {"alpha", "beta", "gamma", "delta"};
    struct lac_arena *arena = lac_arena_new();
    struct lac_value wanted = lac_list();
    for (size_t i = 0; i < 4; i++)
        items[i] = (struct lac_item){.id = ids[i]};
    for (size_t i = 0; i < count; i++)
        lac_push(arena, &wanted, entries[i]);
    n = 4;
    enum lac_status status = lac_pick(items, &n, &wanted, &err);
    lac_arena_free(arena);
    return status;
}

static struct lac_value text(const char *t)
{
    return (struct lac_value){.kind = LAC_STR, .as = {.str = {t, strlen(t)}}};
}

static void ids_and_places_are_kept_in_the_source_s_order(void **state)
{
    (void)state;
    struct lac_value wanted[] = {text("delta"), lac_int(1), text("delta")};
    assert_int_equal(pick(wanted, 3), LAC_OK);
    assert_int_equal(n, 2);
    assert_string_equal(items[0].id, "alpha");
    assert_string_equal(items[1].id, "delta");
}

static void what_is_not_there_is_refused_with_the_nearest(void **state)
{
    (void)state;
    struct lac_value wrong = text("gama"), zero = lac_int(0), behind = lac_int(5);
    assert_int_equal(pick(&wrong, 1), LAC_E_CONFIG);
    assert_string_equal(err.message, "items: the source has no item 'gama' (did you mean 'gamma'?)");
    assert_int_equal(pick(&zero, 1), LAC_E_CONFIG);
    assert_int_equal(pick(&behind, 1), LAC_E_CONFIG);
    assert_string_equal(err.message, "items: there is no item 5: the source has 4, counted from 1");
    assert_int_equal(n, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_and_places_are_kept_in_the_source_s_order),
        cmocka_unit_test(what_is_not_there_is_refused_with_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
