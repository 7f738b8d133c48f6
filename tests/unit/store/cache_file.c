#include "core/store/cache_file.h"
#include "cache.h"
#include "core/base/file.h"
#include "core/base/log.h"

#include <sys/stat.h>
#include <sys/wait.h>

static char warning[256];

static void keep_warning(void *user, enum lac_log_level level, const char *message)
{
    (void)user;
    if (level == LAC_LOG_WARN)
        snprintf(warning, sizeof warning, "%s", message);
}

static int mode_of(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return (int)(about.st_mode & 0777);
}

static void the_file_is_the_users_alone(void **state)
{
    struct scratch *s = *state;
    char name[128];
    snprintf(s->db, sizeof s->db, "%s/c/replies.db", s->folder);
    struct lac_cache *cache = open_cache(s, 0);
    put(cache, 1, "\"B\"");
    lac_cache_close(cache);
    cache = open_cache(s, 0);
    assert_int_equal(mode_of(s->db), 0600);
    snprintf(name, sizeof name, "%s-wal", s->db);
    assert_int_equal(mode_of(name), 0600);
    snprintf(name, sizeof name, "%s/c", s->folder);
    assert_int_equal(mode_of(name), 0700);
    lac_cache_close(cache);
}

static void what_is_no_cache_is_set_aside_with_a_word(void **state)
{
    static const char *const contents[] = {"", "not a database at all", "SQLite format 3"};
    struct scratch *s = *state;
    char aside[128];
    snprintf(aside, sizeof aside, "%s.damaged", s->db);
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        assert_int_equal(lac_file_write(s->db, contents[i], strlen(contents[i]), NULL), LAC_OK);
        *warning = '\0';
        lac_log_to(keep_warning, NULL, LAC_LOG_WARN);
        struct lac_cache *cache = open_cache(s, 0);
        lac_log_to(NULL, NULL, LAC_LOG_WARN);
        assert_non_null(strstr(warning, ".damaged"));
        struct lac_str kept = {0};
        assert_int_equal(lac_file_read(aside, 1 << 20, &kept, NULL), LAC_OK);
        assert_string_equal(lac_str_get(&kept), contents[i]);
        lac_str_free(&kept);
        put(cache, 1, "\"B\"");
        lac_cache_close(cache);
        unlink(s->db);
    }
}

static void one_of_a_newer_program_is_left_to_it(void **state)
{
    struct scratch *s = *state;
    struct lac_error err = {0};
    lac_cache_close(open_cache(s, 0));
    FILE *f = fopen(s->db, "r+b");
    assert_non_null(f);
    fseek(f, 63, SEEK_SET);
    fputc(9, f);
    fclose(f);
    struct lac_cache_options options = {.path = s->db};
    assert_null(lac_cache_open(&options, &err));
    assert_non_null(strstr(err.message, "newer lacuna"));
    assert_true(lac_file_exists(s->db));
}

static void a_place_that_cannot_be_written_is_an_error_and_no_more(void **state)
{
    struct scratch *s = *state;
    struct lac_error err = {0};
    assert_int_equal(lac_file_write(s->db, "x", 1, NULL), LAC_OK);
    char below[128];
    snprintf(below, sizeof below, "%s/lacuna/replies.db", s->db); /* its folder would lie in a file */
    struct lac_cache_options options = {.path = below};
    assert_null(lac_cache_open(&options, &err));
    assert_int_not_equal(err.status, LAC_OK);
    assert_true(strlen(err.message) > 10);
}

static void it_is_not_removed_while_it_is_used(void **state)
{
    struct scratch *s = *state;
    struct lac_error err = {0};
    struct lac_cache *cache = open_cache(s, 0);
    put(cache, 1, "\"B\"");
    assert_int_equal(lac_cache_clear(s->db, &err), LAC_E_BUSY);
    lac_cache_close(cache);
    assert_int_equal(lac_cache_clear(s->db, &err), LAC_OK);
    assert_false(lac_file_exists(s->db));
    assert_int_equal(lac_cache_clear(s->db, &err), LAC_OK); /* what is not there is empty */
}

static void its_path_follows_the_environment(void **state)
{
    (void)state;
    struct lac_str path = {0};
    setenv("XDG_CACHE_HOME", "/x", 1);
    lac_cache_path(&path);
    assert_string_equal(lac_str_get(&path), "/x/lacuna/replies.db");
    lac_str_clear(&path);
    setenv("XDG_CACHE_HOME", "relative", 1); /* the specification says: to be ignored */
    setenv("HOME", "/h", 1);
    lac_cache_path(&path);
    assert_string_equal(lac_str_get(&path), "/h/.cache/lacuna/replies.db");
    lac_str_clear(&path);
    unsetenv("XDG_CACHE_HOME");
    unsetenv("HOME");
    lac_cache_path(&path);
    assert_int_equal(path.len, 0);
    lac_str_free(&path);
}

/* Several processes open, fill and close one cache that is not there yet. */
static void processes_that_begin_together_share_one(void **state)
{
    enum { PROCESSES = 6, EACH = 200 };
    struct scratch *s = *state;
    for (int p = 0; p < PROCESSES; p++) {
        if (fork() != 0)
            continue;
        struct lac_cache_options options = {.path = s->db};
        struct lac_cache *cache = lac_cache_open(&options, NULL);
        for (int i = 0; cache && i < EACH; i++)
            put(cache, p * EACH / 2 + i, "\"B\""); /* half of it is its neighbour's, too */
        lac_cache_close(cache);
        _exit(cache ? 0 : 1);
    }
    for (int p = 0; p < PROCESSES; p++) {
        int how = 1;
        wait(&how);
        assert_int_equal(how, 0);
    }
    struct lac_cache_stats stats;
    assert_int_equal(lac_cache_look(s->db, &stats, NULL), LAC_OK);
    assert_int_equal(stats.replies, (PROCESSES + 1) * EACH / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cache_test(the_file_is_the_users_alone),
        cache_test(what_is_no_cache_is_set_aside_with_a_word),
        cache_test(one_of_a_newer_program_is_left_to_it),
        cache_test(a_place_that_cannot_be_written_is_an_error_and_no_more),
        cache_test(it_is_not_removed_while_it_is_used),
        cache_test(its_path_follows_the_environment),
        cache_test(processes_that_begin_together_share_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
