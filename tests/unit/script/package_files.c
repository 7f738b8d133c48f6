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

static void a_link_is_refused_wherever_it_leads(void **state)
{
    (void)state;
    char file[128], folder[128];
    put("secret.txt", "not a part of the package");
    put("strategies/x/strategy.lua", STRATEGY(""));
    snprintf(file, sizeof file, "%s/strategies/x/notes.txt", root);
    snprintf(folder, sizeof folder, "%s/strategies/x/prompts", root);
    assert_int_equal(symlink("../../secret.txt", file), 0);
    assert_non_null(strstr(load_message("x"), "notes.txt is a symbolic link"));
    assert_int_equal(unlink(file), 0);
    assert_int_equal(symlink("/", folder), 0);
    assert_non_null(strstr(load_message("x"), "prompts is a symbolic link"));
    assert_int_equal(unlink(folder), 0);
    assert_string_equal(load_message("x"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOT(the_hash_covers_every_file_name_and_byte),
        IN_ROOT(a_link_is_refused_wherever_it_leads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
