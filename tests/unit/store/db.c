#include "core/store/db.h"
#include "core/base/file.h"
#include "core/store/schema.h"
#include "scratch.h"

#include <fcntl.h>
#include <sys/stat.h>

static struct lac_str bytes_of(const char *path)
{
    struct lac_str bytes = {0};
    assert_int_equal(lac_file_read(path, 1 << 26, &bytes, NULL), LAC_OK);
    return bytes;
}

/* Opening says `want` and changes no byte. */
static void assert_refused(const char *path, const char *want)
{
    struct lac_str before = bytes_of(path);
    struct lac_error err = {0};
    for (int read_only = 0; read_only < 2; read_only++) {
        assert_null(try_open(path, true, read_only, &err));
        assert_int_equal(err.status, LAC_E_STORE);
        if (!strstr(err.message, want))
            fail_msg("'%s' does not say '%s'", err.message, want);
        assert_non_null(strstr(err.message, path));
    }
    struct lac_str after = bytes_of(path);
    assert_int_equal(before.len, after.len);
    assert_memory_equal(lac_str_get(&before), lac_str_get(&after), before.len);
    lac_str_free(&before);
    lac_str_free(&after);
}

static void overwrite(const char *path, long at, const void *bytes, size_t len)
{
    int fd = open(path, O_WRONLY);
    assert_true(fd >= 0);
    assert_int_equal(pwrite(fd, bytes, len, at), len);
    close(fd);
}

static void made_of_many_calls(const char *path)
{
    struct lac_store *store = open_run(path);
    for (int i = 0; i < 2000; i++) {
        reserve(store, i, NULL, NULL);
        settle(store, i, true, NULL, NULL);
    }
    lac_store_close(store);
}

static void a_new_run_carries_our_marks_and_is_in_wal_mode(void **state)
{
    struct scratch *s = *state;
    struct lac_error err = {0};
    assert_int_equal(lac_db_examine(&lac_db_run, s->db, &err), LAC_E_NOTFOUND);
    assert_int_equal(lac_db_create(&lac_db_run, s->db, &err), LAC_OK);
    assert_int_equal(lac_db_examine(&lac_db_run, s->db, &err), LAC_OK);
    struct lac_str bytes = bytes_of(s->db);
    assert_memory_equal(bytes.data + 68, "Lacn", 4);
    assert_int_equal(bytes.data[63], lac_db_run.version);
    assert_int_equal(bytes.data[18], 2); /* WAL: fileformat2.html, section 1.3.3 */
    lac_str_free(&bytes);
}

static void what_a_killed_creation_left_is_replaced(void **state)
{
    struct scratch *s = *state;
    char part[128];
    snprintf(part, sizeof part, "%s.new", s->db);
    assert_int_equal(lac_file_write(part, "half", 4, NULL), LAC_OK);
    assert_int_equal(lac_db_create(&lac_db_run, s->db, NULL), LAC_OK);
    assert_int_equal(lac_db_examine(&lac_db_run, s->db, NULL), LAC_OK);
    assert_false(lac_file_exists(part));
}

static void text_is_not_a_run(void **state)
{
    struct scratch *s = *state;
    char text[300];
    memset(text, 'x', sizeof text);
    assert_int_equal(lac_file_write(s->db, text, sizeof text, NULL), LAC_OK);
    assert_refused(s->db, "is not a lacuna run");
    assert_int_equal(lac_file_write(s->db, "", 0, NULL), LAC_OK);
    assert_refused(s->db, "is not a lacuna run");
}

static void a_folder_is_not_a_run(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(mkdir(s->db, 0755), 0);
    struct lac_error err = {0};
    assert_null(try_open(s->db, true, false, &err));
    assert_non_null(strstr(err.message, "is not a lacuna run"));
    rmdir(s->db);
}

static void a_database_of_another_program_is_not_a_run(void **state)
{
    struct scratch *s = *state;
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(s->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE mine (a); PRAGMA user_version = 7", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_refused(s->db, "is not a lacuna run");
}

static void a_newer_schema_is_left_to_the_newer_program(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(lac_db_create(&lac_db_run, s->db, NULL), LAC_OK);
    overwrite(s->db, 63, &(char){(char)(lac_db_run.version + 1)}, 1);
    assert_refused(s->db, "was written by a newer lacuna (schema 3, this one knows 2)");
}

static void a_newer_schema_that_is_still_in_the_log_is_seen(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(lac_db_create(&lac_db_run, s->db, NULL), LAC_OK);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(s->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 3", NULL, NULL, NULL), SQLITE_OK);
    lac_db_abandon(db);
    assert_refused(s->db, "was written by a newer lacuna");
}

static void a_file_that_was_cut_off_is_damaged(void **state)
{
    struct scratch *s = *state;
    made_of_many_calls(s->db);
    struct lac_str bytes = bytes_of(s->db);
    assert_int_equal(truncate(s->db, (off_t)bytes.len - 5000), 0);
    lac_str_free(&bytes);
    assert_refused(s->db, "is damaged");
}

static void a_page_of_noise_in_the_middle_is_damage(void **state)
{
    struct scratch *s = *state;
    made_of_many_calls(s->db);
    char noise[4096];
    memset(noise, 0xa5, sizeof noise);
    overwrite(s->db, 4096 * 20, noise, sizeof noise);
    assert_refused(s->db, "is damaged");
}

static void a_log_without_its_run_is_not_played_into_a_new_one(void **state)
{
    struct scratch *s = *state;
    char log[128];
    snprintf(log, sizeof log, "%s-wal", s->db);
    assert_int_equal(lac_file_write(log, "what was not yet carried over", 29, NULL), LAC_OK);
    struct lac_error err = {0};
    assert_null(try_open(s->db, true, false, &err));
    assert_int_equal(err.status, LAC_E_STORE);
    assert_non_null(strstr(err.message, "is missing, but its log"));
    struct lac_str bytes = bytes_of(log);
    assert_int_equal(bytes.len, 29);
    lac_str_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(a_new_run_carries_our_marks_and_is_in_wal_mode),
        scratch_test(what_a_killed_creation_left_is_replaced),
        scratch_test(text_is_not_a_run),
        scratch_test(a_folder_is_not_a_run),
        scratch_test(a_database_of_another_program_is_not_a_run),
        scratch_test(a_newer_schema_is_left_to_the_newer_program),
        scratch_test(a_newer_schema_that_is_still_in_the_log_is_seen),
        scratch_test(a_file_that_was_cut_off_is_damaged),
        scratch_test(a_page_of_noise_in_the_middle_is_damage),
        scratch_test(a_log_without_its_run_is_not_played_into_a_new_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
