#include "tests/unit/share/scratch.h"

#include "core/share/lock.h"

static struct lac_packages *packages;

/* What a run would load: strategy `shelf` of root/strategies, and a prompt. */
static struct lac_lock_set loaded(void)
{
    static const struct lac_package *list[1];
    static const struct lac_lock_text texts[] = {{"judge", "Is it right?", 12}};
    const char *roots[] = {root};
    lac_packages_free(packages);
    packages = lac_packages_new(roots, 1);
    assert_int_equal(lac_package_load(packages, LAC_PKG_STRATEGY, "shelf", &list[0], &err), LAC_OK);
    return (struct lac_lock_set){list, 1, texts, 1};
}

static int begin(void **state)
{
    if (make_root(state) != 0)
        return -1;
    put_strategy("strategies/shelf", "shelf", "1.0.0");
    put("strategies/shelf/prompts/a.txt", "hello");
    return 0;
}

static int end(void **state)
{
    lac_packages_free(packages);
    packages = NULL;
    return drop_root(state);
}

static enum lac_status check(const struct lac_str *lock)
{
    struct lac_lock_set set = loaded();
    return lac_lock_check(&set, lock->data, lock->len, "lacuna.lock", &err);
}

static struct lac_str lock_now(void)
{
    struct lac_str lock = {0};
    struct lac_lock_set set = loaded();
    lac_lock_write(&set, &lock);
    return lock;
}

static void what_was_locked_passes_and_each_change_is_named(void **state)
{
    (void)state;
    struct lac_str lock = lock_now();
    assert_int_equal(check(&lock), LAC_OK);
    put("strategies/shelf/prompts/a.txt", "hellO");
    assert_int_equal(check(&lock), LAC_E_CONFIG);
    assert_string_equal(err.message,
                        "lacuna.lock: strategy 'shelf': prompts/a.txt has changed since it was locked; put "
                        "it back, or, when you trust it, lock anew: lacuna lock");
    put("strategies/shelf/prompts/a.txt", "hello");
    assert_int_equal(check(&lock), LAC_OK);
    put("strategies/shelf/util.lua", "return {}");
    assert_int_equal(check(&lock), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "util.lua is new since the lock"));
    unlink(at("strategies/shelf/util.lua"));
    unlink(at("strategies/shelf/prompts/a.txt"));
    assert_int_equal(check(&lock), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "prompts/a.txt is gone since the lock"));
    lac_str_free(&lock);
}

static void a_package_or_prompt_that_is_not_in_it_is_refused(void **state)
{
    (void)state;
    struct lac_str lock = {0};
    struct lac_lock_set set = loaded();
    set.n_texts = 0;
    lac_lock_write(&set, &lock);
    assert_int_equal(check(&lock), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "prompt 'judge' is not in it"));
    lac_str_free(&lock);
}

static void a_package_named_twice_is_one_line(void **state)
{
    (void)state;
    struct lac_lock_set set = loaded();
    const struct lac_package *twice[] = {set.packages[0], set.packages[0]};
    struct lac_str one = {0}, two = {0};
    lac_lock_write(&set, &one);
    set.packages = twice;
    set.n_packages = 2;
    lac_lock_write(&set, &two);
    assert_string_equal(one.data, two.data);
    lac_str_free(&one);
    lac_str_free(&two);
}

static void a_damaged_lock_is_named_with_its_line(void **state)
{
    (void)state;
    struct lac_str lock = {0};
    lac_str_add(&lock, "{\"lacuna_lock\":1}\n{\"kind\":\"strat");
    assert_int_equal(check(&lock), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "lacuna.lock:2: damaged"));
    lac_str_clear(&lock);
    lac_str_add(&lock, "{\"lacuna_lock\":2}\n");
    assert_int_equal(check(&lock), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "lacuna.lock:1: not a lock file of this version"));
    lac_str_free(&lock);
}

/* As `sha256sum prompts/a.txt strategy.lua | sha256sum` says. */
static void a_digest_is_what_sha256sum_would_say(void **state)
{
    (void)state;
    char digest[LAC_SHA256_HEX], command[256], theirs[65] = "";
    struct lac_lock_set set = loaded();
    lac_lock_digest(lac_package_all_files(set.packages[0]), digest);
    (void)snprintf(command, sizeof command,
                   "cd '%s/strategies/shelf' && sha256sum prompts/a.txt strategy.lua | sha256sum", root);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_int_equal(fread(theirs, 1, 64, pipe), 64);
    pclose(pipe);
    assert_string_equal(digest, theirs);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_locked_passes_and_each_change_is_named),
        TEST(a_package_or_prompt_that_is_not_in_it_is_refused),
        TEST(a_package_named_twice_is_one_line),
        TEST(a_damaged_lock_is_named_with_its_line),
        TEST(a_digest_is_what_sha256sum_would_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
