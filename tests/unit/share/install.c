#include "tests/unit/share/scratch.h"

#include "core/share/install.h"

#include <fcntl.h>
#include <sys/wait.h>

static struct lac_install_options options(bool force)
{
    static const char *roots[2];
    roots[0] = at("data");
    roots[1] = at("shipped");
    return (struct lac_install_options){.data = roots[0], .roots = roots, .n_roots = 2, .force = force};
}

static enum lac_status install(const char *path, bool force, struct lac_installed *out)
{
    struct lac_install_options o = options(force);
    return lac_install(&o, path, NULL, out, &err);
}

/* Nothing but what is named lies in the data folder's root: no staging is left. */
static enum lac_status only(void *user, const char *name, struct lac_error *e)
{
    (void)e;
    assert_string_equal(name, user);
    return LAC_OK;
}

static void a_folder_is_installed_under_its_own_name(void **state)
{
    (void)state;
    struct lac_installed got;
    put_strategy("from/some-download-1.0", "shelf", "1.0.0");
    put("from/some-download-1.0/prompts/a.txt", "hello");
    assert_int_equal(install(at("from/some-download-1.0"), false, &got), LAC_OK);
    assert_string_equal(got.name, "shelf");
    assert_string_equal(got.version, "1.0.0");
    assert_string_equal(got.path, at("data/strategies/shelf"));
    assert_null(got.replaced);
    assert_int_equal(strlen(got.digest), 64);
    assert_true(lac_file_exists(at("data/strategies/shelf/prompts/a.txt")));
    lac_dir_each(at("data"), only, "strategies", NULL);
    lac_installed_free(&got);
}

static void a_package_is_packed_and_installed_from_its_archive(void **state)
{
    (void)state;
    struct lac_installed packed, got;
    struct lac_str bytes = {0};
    put_strategy("mine/shelf", "shelf", "1.2.0");
    assert_int_equal(lac_pack(at("mine/shelf"), &bytes, &packed, &err), LAC_OK);
    assert_int_equal(lac_file_write(at("shelf.tar.gz"), bytes.data, bytes.len, &err), LAC_OK);
    assert_int_equal(install(at("shelf.tar.gz"), false, &got), LAC_OK);
    assert_string_equal(got.digest, packed.digest);
    assert_string_equal(got.version, "1.2.0");
    lac_installed_free(&packed);
    lac_installed_free(&got);
    lac_str_free(&bytes);
}

static void a_single_file_is_installed_as_a_folder(void **state)
{
    (void)state;
    struct lac_installed got;
    put("half.lua",
        "return lacuna.scoring { api = 1, name = 'half', version = '1', score = function() return 0.5 end }");
    assert_int_equal(install(at("half.lua"), false, &got), LAC_OK);
    assert_string_equal(got.path, at("data/scripts/scoring/half"));
    assert_true(lac_file_exists(at("data/scripts/scoring/half/scoring.lua")));
    lac_installed_free(&got);
}

static void two_of_one_name_are_refused_with_both_paths(void **state)
{
    (void)state;
    struct lac_installed got;
    put_strategy("mine/shelf", "shelf", "2.0.0");
    put_strategy("shipped/strategies/shelf", "shelf", "1.0.0");
    assert_int_equal(install(at("mine/shelf"), false, &got), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, at("shipped/strategies/shelf")));
    assert_non_null(strstr(err.message, at("data/strategies/shelf")));
    assert_false(lac_dir_exists(at("data/strategies")));
    assert_int_equal(install(at("mine/shelf"), true, &got), LAC_OK);
    assert_null(got.replaced);
    lac_installed_free(&got);
}

static void force_replaces_and_says_what_was_there(void **state)
{
    (void)state;
    struct lac_installed got;
    put_strategy("one/shelf", "shelf", "1.0.0");
    put("one/shelf/old.txt", "of the old one");
    put_strategy("two/shelf", "shelf", "2.0.0");
    assert_int_equal(install(at("one/shelf"), false, &got), LAC_OK);
    lac_installed_free(&got);
    assert_int_equal(install(at("two/shelf"), false, &got), LAC_E_CONFIG);
    assert_int_equal(install(at("two/shelf"), true, &got), LAC_OK);
    assert_string_equal(got.replaced, "1.0.0");
    assert_false(lac_file_exists(at("data/strategies/shelf/old.txt")));
    lac_dir_each(at("data"), only, "strategies", NULL);
    lac_installed_free(&got);
}

static void a_package_that_does_not_load_changes_nothing(void **state)
{
    (void)state;
    struct lac_installed got;
    put("bad/strategy.lua", "return lacuna.strategy { api = 1, name = 'bad', version = '1', sumary = 'x',\n"
                            "  perturb = function() end }");
    assert_true(install(at("bad"), false, &got) < 0);
    assert_non_null(strstr(err.message, "did you mean 'summary'"));
    assert_non_null(strstr(err.message, at("bad")));
    assert_null(strstr(err.message, ".installing"));
    assert_int_equal(lac_dir_each(at("data"), only, "nothing", NULL), LAC_OK);
    put("empty/notes.txt", "x");
    assert_true(install(at("empty"), false, &got) < 0);
    assert_non_null(strstr(err.message, "no package"));
    assert_true(install(at("nowhere.tar.gz"), false, &got) < 0);
    assert_non_null(strstr(err.message, at("nowhere.tar.gz")));
}

static void a_package_cannot_name_its_way_out(void **state)
{
    (void)state;
    static const char *const names[] = {"../out", "a/b", ".hidden", "a b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct lac_installed got;
        put_strategy("evil", names[i], "1");
        assert_int_equal(install(at("evil"), false, &got), LAC_E_INVALID);
        assert_non_null(strstr(err.message, "calls itself"));
    }
    assert_false(lac_dir_exists(at("data/out")));
}

static void a_folder_that_cannot_be_written_is_an_error(void **state)
{
    (void)state;
    struct lac_installed got;
    put_strategy("mine/shelf", "shelf", "1");
    put("data", "a file where the folder should be");
    assert_int_equal(install(at("mine/shelf"), false, &got), LAC_E_IO);
    assert_non_null(strstr(err.message, at("data")));
}

static enum lac_status hides_nothing(void *user, const char *name, struct lac_error *e)
{
    (void)user;
    return name[0] == '.' ? lac_fail(e, LAC_E_INVALID, "%s is left", name) : LAC_OK;
}

static void what_an_install_that_was_killed_left_is_cleared_up(void **state)
{
    (void)state;
    struct lac_installed got;
    put_strategy("data/.installing-moved1/strategies/shelf", "shelf",
                 "1.0.0"); /* killed before the new one was there */
    put_strategy("data/.installing-moved1/new.package", "shelf", "2.0.0");
    put("data/.installing-done22/scripts/scoring/own/scoring.lua", "return 1"); /* killed when it was */
    put("data/scripts/scoring/own/scoring.lua", "return 2");
    put("data/.installing-early3/new.package/strategy.lua", "return lacuna.str"); /* killed while it wrote */
    put("data/.installing-broken/scripts/checks/mine/check.lua", "does not load");
    put_strategy("mine", "mine", "1.0.0");
    assert_int_equal(install(at("mine"), false, &got), LAC_OK);
    lac_installed_free(&got);
    assert_int_equal(lac_dir_each(at("data"), hides_nothing, NULL, &err), LAC_OK);
    assert_true(lac_file_exists(at("data/scripts/checks/mine/check.lua")));
    struct lac_str own = {0};
    assert_int_equal(lac_file_read(at("data/scripts/scoring/own/scoring.lua"), 100, &own, &err), LAC_OK);
    assert_string_equal(lac_str_get(&own), "return 2");
    lac_str_free(&own);
    put_strategy("two/shelf", "shelf", "3.0.0");
    assert_int_equal(install(at("two/shelf"), true, &got), LAC_OK);
    assert_string_equal(got.replaced, "1.0.0");
    lac_installed_free(&got);
}

/* Looks again and again whether the package is there, until the pipe is closed. The number of times it was not. */
static int watch(const char *file, int until)
{
    int missing = 0;
    for (char c; read(until, &c, 1) != 0;)
        missing += !lac_file_exists(file);
    return missing;
}

static void a_package_that_is_replaced_is_there_all_the_time(void **state)
{
    (void)state;
    struct lac_installed got;
    int until[2], status;
    put_strategy("one/shelf", "shelf", "1.0.0");
    assert_int_equal(install(at("one/shelf"), false, &got), LAC_OK);
    lac_installed_free(&got);
    assert_int_equal(pipe2(until, O_NONBLOCK), 0);
    pid_t watcher = fork();
    if (watcher == 0) {
        close(until[1]);
        _exit(watch(at("data/strategies/shelf/strategy.lua"), until[0]) > 0);
    }
    close(until[0]);
    for (int i = 0; i < 300; i++) {
        assert_int_equal(install(at("one/shelf"), true, &got), LAC_OK);
        lac_installed_free(&got);
    }
    close(until[1]);
    assert_int_equal(waitpid(watcher, &status, 0), watcher);
    assert_int_equal(status, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_root, drop_root)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_folder_is_installed_under_its_own_name),
        TEST(a_package_is_packed_and_installed_from_its_archive),
        TEST(a_single_file_is_installed_as_a_folder),
        TEST(two_of_one_name_are_refused_with_both_paths),
        TEST(force_replaces_and_says_what_was_there),
        TEST(a_package_that_does_not_load_changes_nothing),
        TEST(a_package_cannot_name_its_way_out),
        TEST(a_folder_that_cannot_be_written_is_an_error),
        TEST(what_an_install_that_was_killed_left_is_cleared_up),
        TEST(a_package_that_is_replaced_is_there_all_the_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
