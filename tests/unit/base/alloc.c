#include "core/base/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void blocks_of_no_size_may_be_freed(void **state)
{
    (void)state;
    free(lac_alloc(0));
    free(lac_alloc_zero(0, 8));
    free(lac_alloc_zero(8, 0));
    free(lac_realloc(NULL, 0));
    free(lac_realloc(lac_alloc(5), 0));
}

static void zeroed_blocks_are_zero_and_grown_ones_keep_their_bytes(void **state)
{
    (void)state;
    unsigned char *block = lac_alloc_zero(16, 4);
    for (int i = 0; i < 64; i++)
        assert_int_equal(block[i], 0);
    memset(block, 7, 64);
    block = lac_realloc(block, 1 << 16);
    for (int i = 0; i < 64; i++)
        assert_int_equal(block[i], 7);
    free(block);
}

static void copies_end_in_nul_and_may_hold_nuls(void **state)
{
    (void)state;
    char *a = lac_strdup("text"), *b = lac_strndup("a\0b", 3), *c = lac_strndup(NULL, 0);
    assert_string_equal(a, "text");
    assert_memory_equal(b, "a\0b\0", 4);
    assert_string_equal(c, "");
    free(a);
    free(b);
    free(c);
}

static void ask_for_too_much(void)
{
    lac_alloc_zero(SIZE_MAX / 2, 4);
}

/* In a child, whose one line on standard error is read. */
static void a_product_that_overflows_ends_the_process_with_one_line(void **state)
{
    int ends[2], status;
    char line[1 << 14] = "";
    size_t got = 0;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        ask_for_too_much();
        _exit(0);
    }
    close(ends[1]);
    for (ssize_t more; (more = read(ends[0], line + got, sizeof line - 1 - got)) > 0;)
        got += (size_t)more;
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    if (!strstr(line, "Sanitizer")) /* whose allocator ends the process itself */
        assert_string_equal(line, "error: out of memory; what was done is saved, run again with --resume\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_of_no_size_may_be_freed),
        cmocka_unit_test(zeroed_blocks_are_zero_and_grown_ones_keep_their_bytes),
        cmocka_unit_test(copies_end_in_nul_and_may_hold_nuls),
        cmocka_unit_test(a_product_that_overflows_ends_the_process_with_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
