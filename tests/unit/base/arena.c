#include "core/base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void blocks_are_zeroed_aligned_and_apart(void **state)
{
    struct lac_arena *arena = lac_arena_new();
    unsigned char *blocks[200];
    (void)state;
    for (size_t i = 0; i < 200; i++) {
        blocks[i] = lac_arena_alloc(arena, i);
        assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < i; k++)
            assert_int_equal(blocks[i][k], 0);
        memset(blocks[i], (int)i, i);
    }
    for (size_t i = 0; i < 200; i++)
        for (size_t k = 0; k < i; k++)
            assert_int_equal(blocks[i][k], i);
    lac_arena_free(arena);
}

static void room_asked_for_at_once_is_one_block_and_may_be_outgrown(void **state)
{
    struct lac_arena *arena = lac_arena_new_for(4096);
    (void)state;
    char *first = lac_arena_alloc(arena, 2000), *second = lac_arena_alloc(arena, 2000);
    assert_ptr_equal(second, first + 2000);
    char *third = lac_arena_alloc(arena, 10000);
    memset(third, 'x', 10000);
    memset(first, 'y', 4000);
    assert_int_equal(third[0], 'x');
    assert_int_equal(lac_arena_used(arena), 14000);
    lac_arena_free(arena);
    arena = lac_arena_new_for(0);
    assert_string_equal(lac_arena_strdup(arena, "small"), "small");
    lac_arena_free(arena);
}

static void a_block_larger_than_any_before_is_had(void **state)
{
    struct lac_arena *arena = lac_arena_new();
    (void)state;
    char *small = lac_arena_strdup(arena, "small");
    char *large = lac_arena_alloc(arena, 5 << 20);
    memset(large, 'x', 5 << 20);
    char *after = lac_arena_strdup(arena, "after");
    assert_string_equal(small, "small");
    assert_string_equal(after, "after");
    assert_true(lac_arena_used(arena) >= (5 << 20) + 12);
    lac_arena_free(arena);
}

static void texts_are_copied_with_their_nuls(void **state)
{
    struct lac_arena *arena = lac_arena_new();
    char source[] = "a\0b";
    (void)state;
    char *copy = lac_arena_strndup(arena, source, 3);
    source[0] = 'z';
    assert_memory_equal(copy, "a\0b\0", 4);
    assert_string_equal(lac_arena_strndup(arena, NULL, 0), "");
    lac_arena_free(arena);
}

static void print_takes_what_it_needs(void **state)
{
    struct lac_arena *arena = lac_arena_new();
    char long_text[5001];
    (void)state;
    memset(long_text, 'k', 5000);
    long_text[5000] = '\0';
    assert_string_equal(lac_arena_printf(arena, "%s", ""), "");
    assert_string_equal(lac_arena_printf(arena, "%d-%s", 7, "x"), "7-x");
    assert_string_equal(lac_arena_printf(arena, "%s", long_text), long_text);
    lac_arena_free(arena);
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    lac_arena_free(NULL);
    lac_arena_free(lac_arena_new());
}

static void many_small_texts_cost_what_they_hold(void **state)
{
    struct lac_arena *arena = lac_arena_new();
    (void)state;
    for (int i = 0; i < 1000; i++)
        lac_arena_strdup(arena, "fifteen letters");
    assert_int_equal(lac_arena_used(arena), 16000);
    lac_arena_free(arena);
}

/* A size that wrapped around must not come back as a short block. In a child: there is no going on without memory. */
static void a_size_near_the_end_of_the_range_ends_the_process(void **state)
{
    int status;
    (void)state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDERR_FILENO);
        volatile size_t size = SIZE_MAX - 3;
        lac_arena_alloc(lac_arena_new(), size);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_aligned_and_apart),
        cmocka_unit_test(room_asked_for_at_once_is_one_block_and_may_be_outgrown),
        cmocka_unit_test(a_block_larger_than_any_before_is_had),
        cmocka_unit_test(texts_are_copied_with_their_nuls),
        cmocka_unit_test(print_takes_what_it_needs),
        cmocka_unit_test(freeing_nothing_is_fine),
        cmocka_unit_test(many_small_texts_cost_what_they_hold),
        cmocka_unit_test(a_size_near_the_end_of_the_range_ends_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
