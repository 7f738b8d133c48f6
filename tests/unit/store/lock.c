#include "core/store/lock.h"
#include "scratch.h"

#include <signal.h>
#include <sys/wait.h>

static void a_second_holder_is_told_the_pid_of_the_first(void **state)
{
    struct scratch *s = *state;
    struct lac_error err = {0};
    int first = -1, second = -1;
    assert_int_equal(lac_lock_take(s->db, &first, &err), LAC_OK);
    assert_int_equal(lac_lock_take(s->db, &second, &err), LAC_E_BUSY);
    char want[256];
    snprintf(want, sizeof want, "run %s is in use by process %ld", s->db, (long)getpid());
    assert_string_equal(err.message, want);
    assert_int_equal(second, -1);
    lac_lock_release(first);
}

static void a_released_lock_can_be_taken_again(void **state)
{
    struct scratch *s = *state;
    int fd = -1;
    assert_int_equal(lac_lock_take(s->db, &fd, NULL), LAC_OK);
    lac_lock_release(fd);
    assert_int_equal(lac_lock_take(s->db, &fd, NULL), LAC_OK);
    lac_lock_release(fd);
}

static void a_killed_process_leaves_no_lock(void **state)
{
    struct scratch *s = *state;
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        int fd = -1;
        char word = lac_lock_take(s->db, &fd, NULL) == LAC_OK ? 'y' : 'n';
        if (write(pipes[1], &word, 1) == 1)
            pause();
        _exit(1);
    }
    char word = 0;
    assert_int_equal(read(pipes[0], &word, 1), 1);
    assert_int_equal(word, 'y');
    struct lac_error err = {0};
    int fd = -1;
    assert_int_equal(lac_lock_take(s->db, &fd, &err), LAC_E_BUSY);
    char want[32];
    snprintf(want, sizeof want, "by process %ld", (long)child);
    assert_non_null(strstr(err.message, want));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_int_equal(lac_lock_take(s->db, &fd, &err), LAC_OK);
    lac_lock_release(fd);
    close(pipes[0]);
    close(pipes[1]);
}

static void a_folder_that_is_not_there_is_an_error_of_the_store(void **state)
{
    (void)state;
    struct lac_error err = {0};
    int fd = -1;
    assert_int_equal(lac_lock_take("/nowhere/at/all/run.db", &fd, &err), LAC_E_STORE);
    assert_non_null(strstr(err.message, "/nowhere/at/all/run.db.lock"));
    lac_lock_release(fd); /* nothing was taken: harmless */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(a_second_holder_is_told_the_pid_of_the_first),
        scratch_test(a_released_lock_can_be_taken_again),
        scratch_test(a_killed_process_leaves_no_lock),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_error_of_the_store),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
