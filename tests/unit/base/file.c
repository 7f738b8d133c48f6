#include "core/base/file.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/lacuna_file_XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static const char *in_folder(const char *name)
{
    static char paths[4][256];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void check_content(const char *path, const char *want, size_t len)
{
    struct lac_str got = {0};
    assert_int_equal(lac_file_read(path, 1 << 20, &got, NULL), LAC_OK);
    assert_int_equal(got.len, len);
    assert_memory_equal(got.data, want, len + 1);
    lac_str_free(&got);
}

static void what_is_written_is_read(void **state)
{
    const char *path = in_folder("a");
    (void)state;
    assert_int_equal(lac_file_write(path, "x\0y\n", 4, NULL), LAC_OK);
    check_content(path, "x\0y\n", 4);
    assert_int_equal(lac_file_write(path, "", 0, NULL), LAC_OK);
    check_content(path, "", 0);
    assert_false(lac_file_exists(in_folder("a.tmp")));
}

static void reading_appends_and_stops_at_the_limit(void **state)
{
    struct lac_str got = {0};
    struct lac_error err;
    const char *path = in_folder("a");
    (void)state;
    lac_file_write(path, "12345", 5, NULL);
    lac_str_add(&got, "head ");
    assert_int_equal(lac_file_read(path, 5, &got, &err), LAC_OK);
    assert_string_equal(got.data, "head 12345");
    assert_int_equal(lac_file_read(path, 4, &got, &err), LAC_E_LIMIT);
    assert_non_null(strstr(err.message, path));
    assert_non_null(strstr(err.message, "longer than 4 bytes"));
    assert_string_equal(got.data, "head 12345");
    assert_int_equal(lac_file_read("/dev/zero", 100000, &got, &err), LAC_E_LIMIT);
    assert_int_equal(got.len, 10);
    lac_str_free(&got);
}

static void what_cannot_be_read_is_named(void **state)
{
    struct lac_str got = {0};
    struct lac_error err;
    (void)state;
    assert_int_equal(lac_file_read(in_folder("missing"), 10, &got, &err), LAC_E_NOTFOUND);
    assert_non_null(strstr(err.message, "missing: cannot open: No such file"));
    assert_int_equal(lac_file_read(folder, 10, &got, &err), LAC_E_IO);
    assert_non_null(strstr(err.message, "cannot read: Is a directory"));
    assert_string_equal(lac_str_get(&got), "");
    lac_str_free(&got);
}

/* /dev/full refuses every byte as a full disk does; the part file is made to lead there. */
static void a_full_disk_leaves_the_old_file(void **state)
{
    struct lac_error err;
    const char *path = in_folder("pairs"), *part = in_folder("pairs.tmp");
    (void)state;
    if (access("/dev/full", W_OK) != 0)
        skip();
    lac_file_write(path, "old", 3, NULL);
    assert_int_equal(symlink("/dev/full", part), 0);
    assert_int_equal(lac_file_write(path, "new", 3, &err), LAC_E_IO);
    assert_non_null(strstr(err.message, "pairs: cannot write: No space left on device"));
    check_content(path, "old", 3);
    assert_int_equal(access(part, F_OK), -1);
}

/* A limit on the size of files: the write ends in the middle. */
static void a_write_that_ends_half_way_leaves_the_old_file(void **state)
{
    struct lac_error err;
    struct rlimit saved, small;
    static char bytes[10000];
    const char *path = in_folder("half");
    (void)state;
    lac_file_write(path, "old", 3, NULL);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &saved), 0);
    small = saved;
    small.rlim_cur = 4096;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum lac_status status = lac_file_write(path, bytes, sizeof bytes, &err);
    setrlimit(RLIMIT_FSIZE, &saved);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(status, LAC_E_IO);
    assert_non_null(strstr(err.message, "File too large"));
    check_content(path, "old", 3);
    assert_false(lac_file_exists(in_folder("half.tmp")));
}

/* As nobody, where the tests run as root, whom modes do not hold. */
static void a_read_only_folder_is_named(void **state)
{
    struct lac_error err, made;
    const char *path = in_folder("locked/x");
    (void)state;
    assert_int_equal(mkdir(in_folder("locked"), 0555), 0);
    assert_int_equal(chmod(folder, 0755), 0);
    bool root = geteuid() == 0;
    if (root)
        assert_int_equal(seteuid(65534), 0);
    enum lac_status status = lac_file_write(path, "x", 1, &err);
    enum lac_status making = lac_dir_make(in_folder("locked/sub"), &made);
    if (root)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(status, LAC_E_IO);
    assert_non_null(strstr(err.message, "locked/x: cannot write: Permission denied"));
    assert_int_equal(making, LAC_E_IO);
    assert_non_null(strstr(made.message, "cannot make the folder: Permission denied"));
}

static void a_write_without_its_folder_or_onto_a_folder_fails(void **state)
{
    struct lac_error err;
    (void)state;
    assert_int_equal(lac_file_write(in_folder("no/such/x"), "x", 1, &err), LAC_E_NOTFOUND);
    assert_int_equal(mkdir(in_folder("dir"), 0755), 0);
    assert_int_equal(lac_file_write(in_folder("dir"), "x", 1, &err), LAC_E_IO);
    assert_true(lac_dir_exists(in_folder("dir")));
    assert_false(lac_file_exists(in_folder("dir.tmp")));
}

static void folders_are_made_with_their_parents(void **state)
{
    struct lac_error err;
    (void)state;
    assert_int_equal(lac_dir_make(in_folder("p/q//r/"), &err), LAC_OK);
    assert_true(lac_dir_exists(in_folder("p/q/r")));
    assert_int_equal(lac_dir_make(in_folder("p/q/r"), &err), LAC_OK);
    assert_int_equal(lac_dir_make("/", &err), LAC_OK);
    assert_int_equal(lac_dir_make(".", &err), LAC_OK);
}

static void a_folder_cannot_be_made_of_a_file_or_of_nothing(void **state)
{
    struct lac_error err;
    (void)state;
    lac_file_write(in_folder("plain"), "x", 1, NULL);
    assert_int_equal(lac_dir_make(in_folder("plain"), &err), LAC_E_IO);
    assert_int_equal(lac_dir_make(in_folder("plain/sub"), &err), LAC_E_IO);
    assert_non_null(strstr(err.message, "plain/sub"));
    assert_int_equal(lac_dir_make("", &err), LAC_E_NOTFOUND);
    assert_string_equal(err.message, "cannot make a folder without a name");
}

static void files_and_folders_are_told_apart(void **state)
{
    (void)state;
    lac_file_write(in_folder("plain"), "x", 1, NULL);
    assert_true(lac_file_exists(in_folder("plain")) && !lac_dir_exists(in_folder("plain")));
    assert_true(lac_dir_exists(folder) && !lac_file_exists(folder));
    assert_int_equal(symlink("plain", in_folder("link")), 0);
    assert_true(lac_is_link(in_folder("link")) && lac_file_exists(in_folder("link")));
    assert_false(lac_is_link(in_folder("plain")) || lac_is_link(in_folder("nothing")));
    assert_false(lac_file_exists(in_folder("nothing")) || lac_dir_exists(in_folder("nothing")));
}

static enum lac_status note(void *user, const char *name, struct lac_error *err)
{
    struct lac_str *names = user;
    lac_str_addf(names, "%s ", name);
    return strcmp(name, "stop") == 0 ? lac_fail(err, LAC_E_CANCELLED, "enough") : LAC_OK;
}

static void entries_come_sorted_and_a_visitor_may_stop(void **state)
{
    struct lac_str names = {0};
    struct lac_error err;
    (void)state;
    lac_dir_make(in_folder("list"), NULL);
    static const char *const files[] = {"list/b", "list/a", "list/Z", "list/.dot"};
    for (size_t i = 0; i < 4; i++)
        lac_file_write(in_folder(files[i]), "", 0, NULL);
    assert_int_equal(lac_dir_each(in_folder("list"), note, &names, &err), LAC_OK);
    assert_string_equal(names.data, ".dot Z a b ");
    lac_file_write(in_folder("list/stop"), "", 0, NULL);
    lac_file_write(in_folder("list/tail"), "", 0, NULL);
    lac_str_clear(&names);
    assert_int_equal(lac_dir_each(in_folder("list"), note, &names, &err), LAC_E_CANCELLED);
    assert_string_equal(names.data, ".dot Z a b stop ");
    lac_str_clear(&names);
    assert_int_equal(lac_dir_each(in_folder("nothing"), note, &names, &err), LAC_OK);
    assert_int_equal(lac_dir_each(in_folder("list/a"), note, &names, &err), LAC_OK);
    assert_string_equal(lac_str_get(&names), "");
    lac_str_free(&names);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_is_written_is_read),
        IN_FOLDER(reading_appends_and_stops_at_the_limit),
        IN_FOLDER(what_cannot_be_read_is_named),
        IN_FOLDER(a_full_disk_leaves_the_old_file),
        IN_FOLDER(a_write_that_ends_half_way_leaves_the_old_file),
        IN_FOLDER(a_read_only_folder_is_named),
        IN_FOLDER(a_write_without_its_folder_or_onto_a_folder_fails),
        IN_FOLDER(folders_are_made_with_their_parents),
        IN_FOLDER(a_folder_cannot_be_made_of_a_file_or_of_nothing),
        IN_FOLDER(files_and_folders_are_told_apart),
        IN_FOLDER(entries_come_sorted_and_a_visitor_may_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
