/* Every shipped strategy, many times: replies in other orders, and begun anew behind each of them. */
#include "tests/unit/script/specs.h"

#include "core/base/file.h"

#if defined(__SANITIZE_ADDRESS__)
enum { RUNS = 100 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { RUNS = 100 };
#else
enum { RUNS = 1000 };
#endif
#else
enum { RUNS = 1000 };
#endif

static size_t n_strategies;

static void tell(void *user, const struct lac_spec_case *one)
{
    if (!one->passed)
        fail_msg("%s: %s: %s", (const char *)user, one->name, one->message);
}

static enum lac_status run_strategy(void *user, const char *name, struct lac_error *e)
{
    struct lac_str path = {0};
    lac_str_addf(&path, SOURCE_DIR "/strategies/%s", name);
    if (lac_dir_exists(lac_str_get(&path))) {
        n_strategies++;
        if (lac_spec_run(user, lac_str_get(&path), RUNS, tell, (void *)name, e) != LAC_OK)
            fail_msg("%s", e->message);
    }
    lac_str_free(&path);
    return LAC_OK;
}

static void every_shipped_strategy_ends_the_same_a_thousand_times(void **state)
{
    (void)state;
    const char *roots[] = {SOURCE_DIR};
    struct lac_packages *packages = lac_packages_new(roots, 1);
    assert_int_equal(lac_dir_each(SOURCE_DIR "/strategies", run_strategy, packages, &err), LAC_OK);
    assert_true(n_strategies >= 4);
    lac_packages_free(packages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_shipped_strategy_ends_the_same_a_thousand_times)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
