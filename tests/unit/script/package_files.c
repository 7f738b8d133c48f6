#include "tests/unit/script/scratch.h"

static struct lac_id hash_of_x(void)
{
    struct lac_packages *packages = packages_of_root();
    const struct lac_package *package;
    if (lac_package_load(packages, LAC_PKG_STRATEGY, "x", &package, &err) != LAC_OK)
        fail_msg("%s", err.message);
    struct lac_id id = lac_package_hash(package);
    lac_packages_free(packages);
    return id;
}

static void the_hash_covers_every_file_name_and_byte(void **state)
{
    (void)state;
    put("strategies/x/strategy.lua", STRATEGY(""));
    put("strategies/x/prompts/a.txt", "one");
    struct lac_id first = hash_of_x();
    assert_true(lac_id_equal(first, hash_of_x()));
    put("strategies/x/prompts/a.txt", "One");
    struct lac_id byte = hash_of_x();
    assert_false(lac_id_equal(first, byte));
    put("strategies/x/prompts/a.txt", "one");
    assert_true(lac_id_equal(first, hash_of_x()));
    put("strategies/x/prompts/b.txt", "");
    assert_false(lac_id_equal(first, hash_of_x()));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOT(the_hash_covers_every_file_name_and_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
