#include "core/share/bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct lac_error err;

static void add(struct lac_package_files *files, const char *name, const char *bytes)
{
    struct lac_str text = {0};
    lac_str_add(&text, bytes);
    lac_package_files_add_take(files, name, &text);
}

static struct lac_package_files two_files(void)
{
    struct lac_package_files files = {0};
    add(&files, "strategy.lua", "return lacuna.strategy {}");
    add(&files, "prompts/ask.txt", "Say {it}.");
    lac_package_files_finish(&files);
    return files;
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    struct lac_package_files files = two_files(), back;
    struct lac_str bytes = {0};
    assert_int_equal(lac_bundle_write(&files, "x", &bytes, &err), LAC_OK);
    assert_int_equal(lac_bundle_read(bytes.data, bytes.len, "x.tar.gz", &back, &err), LAC_OK);
    assert_int_equal(back.n, 2);
    assert_string_equal(back.at[0].name, "prompts/ask.txt");
    assert_string_equal(back.at[1].text, "return lacuna.strategy {}");
    assert_true(lac_id_equal(back.hash, files.hash));
    lac_package_files_free(&files);
    lac_package_files_free(&back);
    lac_str_free(&bytes);
}

static void the_same_files_give_the_same_bytes(void **state)
{
    (void)state;
    struct lac_str bytes[2] = {{0}};
    for (int i = 0; i < 2; i++) {
        struct lac_package_files files = two_files();
        assert_int_equal(lac_bundle_write(&files, "x", &bytes[i], &err), LAC_OK);
        lac_package_files_free(&files);
    }
    assert_int_equal(bytes[0].len, bytes[1].len);
    assert_memory_equal(bytes[0].data, bytes[1].data, bytes[0].len);
    assert_memory_equal(bytes[0].data + 4, "\0\0\0\0", 4); /* no time in the head of gzip (RFC 1952, MTIME) */
    lac_str_free(&bytes[0]);
    lac_str_free(&bytes[1]);
}

struct entry {
    const char *name;
    int type; /* AE_IFREG when 0 */
    const char *symlink, *hardlink;
    size_t size;
};

static la_ssize_t append(struct archive *a, void *user, const void *bytes, size_t len)
{
    (void)a;
    lac_str_addn(user, bytes, len);
    return (la_ssize_t)len;
}

static struct lac_str archive_of(const struct entry *entries, size_t n)
{
    struct lac_str bytes = {0};
    struct archive *a = archive_write_new();
    archive_write_set_format_pax_restricted(a);
    archive_write_add_filter_gzip(a);
    assert_int_equal(archive_write_open(a, &bytes, NULL, append, NULL), ARCHIVE_OK);
    for (size_t i = 0; i < n; i++) {
        const struct entry *from = &entries[i];
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, from->name);
        archive_entry_set_filetype(entry, from->type ? (unsigned)from->type : AE_IFREG);
        archive_entry_set_perm(entry, 0777);
        archive_entry_set_size(entry, (la_int64_t)from->size);
        if (from->symlink)
            archive_entry_set_symlink(entry, from->symlink);
        if (from->hardlink)
            archive_entry_set_hardlink(entry, from->hardlink);
        assert_int_equal(archive_write_header(a, entry), ARCHIVE_OK);
        char *zeros = calloc(1, from->size + 1);
        archive_write_data(a, zeros, from->size);
        free(zeros);
        archive_entry_free(entry);
    }
    archive_write_free(a);
    return bytes;
}

static void assert_refused(const struct entry *entries, size_t n, const char *why)
{
    struct lac_package_files out;
    struct lac_str bytes = archive_of(entries, n);
    assert_true(lac_bundle_read(bytes.data, bytes.len, "bad.tar.gz", &out, &err) < 0);
    if (!strstr(err.message, why) || !strstr(err.message, "bad.tar.gz"))
        fail_msg("'%s' does not say '%s'", err.message, why);
    assert_int_equal(out.n, 0);
    lac_str_free(&bytes);
}

static void whatever_could_leave_the_folder_is_refused(void **state)
{
    (void)state;
    static const struct {
        struct entry entry;
        const char *why;
    } cases[] = {
        {{.name = "/etc/x.lua"}, "leaves its folder"},
        {{.name = "x/../../y.lua"}, "leaves its folder"},
        {{.name = "../x/y.lua"}, "leaves its folder"},
        {{.name = "x/a/..b.lua"}, "leaves its folder"},
        {{.name = "x/.git.lua"}, "hidden"},
        {{.name = "x/.ssh/y.lua"}, "hidden"},
        {{.name = "x//y.lua"}, "absolute or empty"},
        {{.name = "x/y\\..\\z.lua"}, "leaves its folder"},
        {{.name = "x/y z.lua"}, "other characters"},
        {{.name = "x/y\n.lua"}, "other characters"},
        {{.name = "x/link.lua", .type = AE_IFLNK, .symlink = "/etc/passwd"}, "a link"},
        {{.name = "x/hard.lua", .hardlink = "x/strategy.lua"}, "a link"},
        {{.name = "x/pipe.lua", .type = AE_IFIFO}, "neither a file nor a folder"},
        {{.name = "x/device.lua", .type = AE_IFCHR}, "neither a file nor a folder"},
        {{.name = "strategy.lua"}, "one folder and nothing else"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused(&cases[i].entry, 1, cases[i].why);
}

static void types_of_file_that_no_package_has_are_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"x/lib.so", "x/run.sh", "x/a.luac", "x/program", "x/a.lua.gz", "x/.lua"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct entry entry = {.name = names[i]};
        assert_refused(&entry, 1, i == 5 ? "hidden" : "type of file");
    }
    struct entry good[] = {{.name = "x/LICENSE"}, {.name = "x/README.md"}, {.name = "x/a/b/c/d/e.lua"}};
    struct lac_package_files out;
    struct lac_str bytes = archive_of(good, 3);
    assert_int_equal(lac_bundle_read(bytes.data, bytes.len, "good.tar.gz", &out, &err), LAC_OK);
    assert_int_equal(out.n, 3);
    lac_package_files_free(&out);
    lac_str_free(&bytes);
    struct entry deep = {.name = "x/a/b/c/d/e/f.lua"};
    assert_refused(&deep, 1, "too deep");
}

static void sizes_and_numbers_are_bounded(void **state)
{
    (void)state;
    struct entry big = {.name = "x/a.lua", .size = LAC_BUNDLE_FILE + 1};
    assert_refused(&big, 1, "more than 1 MiB");
    struct entry many[LAC_BUNDLE_FILES + 1], heavy[9];
    char names[LAC_BUNDLE_FILES + 1][32];
    for (int i = 0; i <= LAC_BUNDLE_FILES; i++) {
        (void)snprintf(names[i], sizeof names[i], "x/f%d.lua", i);
        many[i] = (struct entry){.name = names[i]};
    }
    assert_refused(many, LAC_BUNDLE_FILES + 1, "more than 256 files");
    for (int i = 0; i < 9; i++)
        heavy[i] = (struct entry){.name = names[i], .size = LAC_BUNDLE_FILE};
    assert_refused(heavy, 9, "8 MiB in all");
    struct entry twice[] = {{.name = "x/a.lua"}, {.name = "x/a.lua"}};
    assert_refused(twice, 2, "two files of one name");
    struct entry two_folders[] = {{.name = "x/a.lua"}, {.name = "y/a.lua"}};
    assert_refused(two_folders, 2, "one folder and nothing else");
}

static void folders_are_bounded_too(void **state)
{
    (void)state;
    enum { MANY = 2000 };
    struct entry *folders = calloc(MANY, sizeof *folders);
    for (int i = 0; i < MANY; i++)
        folders[i] = (struct entry){.name = "x/empty/", .type = AE_IFDIR};
    folders[0] = (struct entry){.name = "x/strategy.lua"};
    assert_refused(folders, MANY, "more folders than");
    free(folders);
}

/* "tar czf x.tar.gz ." in the folder above it. */
static void the_folder_may_be_packed_from_above(void **state)
{
    (void)state;
    struct entry entries[] = {
        {.name = "./", .type = AE_IFDIR}, {.name = "./x/", .type = AE_IFDIR}, {.name = "./x/strategy.lua"}};
    struct lac_package_files out;
    struct lac_str bytes = archive_of(entries, 3);
    if (lac_bundle_read(bytes.data, bytes.len, "x.tar.gz", &out, &err) != LAC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(out.n, 1);
    assert_string_equal(out.at[0].name, "strategy.lua");
    lac_package_files_free(&out);
    lac_str_free(&bytes);
}

static void what_is_no_archive_is_refused(void **state)
{
    (void)state;
    struct lac_package_files out;
    assert_true(lac_bundle_read("hello", 5, "x", &out, &err) < 0);
    assert_true(lac_bundle_read("", 0, "x", &out, &err) < 0);
    struct lac_package_files files = two_files();
    struct lac_str bytes = {0};
    assert_int_equal(lac_bundle_write(&files, "x", &bytes, &err), LAC_OK);
    for (size_t len = 0; len < bytes.len; len++) { /* cut anywhere: refused, or nothing of worth was cut off */
        bool whole = lac_bundle_read(bytes.data, len, "x", &out, &err) == LAC_OK;
        assert_true(!whole || lac_id_equal(out.hash, files.hash));
        lac_package_files_free(&out);
    }
    lac_package_files_free(&files);
    lac_str_free(&bytes);
}

static void writing_refuses_what_reading_would(void **state)
{
    (void)state;
    struct lac_package_files files = {0};
    struct lac_str bytes = {0};
    add(&files, "a b.lua", "");
    lac_package_files_finish(&files);
    assert_int_equal(lac_bundle_write(&files, "x", &bytes, &err), LAC_E_INVALID);
    assert_non_null(strstr(err.message, "x/a b.lua"));
    assert_int_equal(bytes.len, 0);
    lac_package_files_free(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(the_same_files_give_the_same_bytes),
        cmocka_unit_test(whatever_could_leave_the_folder_is_refused),
        cmocka_unit_test(types_of_file_that_no_package_has_are_refused),
        cmocka_unit_test(sizes_and_numbers_are_bounded),
        cmocka_unit_test(folders_are_bounded_too),
        cmocka_unit_test(the_folder_may_be_packed_from_above),
        cmocka_unit_test(what_is_no_archive_is_refused),
        cmocka_unit_test(writing_refuses_what_reading_would),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
