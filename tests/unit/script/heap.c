#include "core/base/rng.h"
#include "tests/unit/script/incell.h"

static void memory_is_counted_and_given_back(void **state)
{
    (void)state;
    struct lac_heap heap = {.max = 1000, .factor = 1};
    void *a = lac_heap_alloc(&heap, NULL, LUA_TTABLE, 600);
    assert_non_null(a);
    assert_int_equal(heap.used, 600);
    assert_null(lac_heap_alloc(&heap, NULL, LUA_TTABLE, 401));
    assert_null(lac_heap_alloc(&heap, a, 600, 1001));
    a = lac_heap_alloc(&heap, a, 600, 1000);
    assert_non_null(a);
    assert_int_equal(heap.used, 1000);
    a = lac_heap_alloc(&heap, a, 1000, 10);
    assert_int_equal(heap.used, 10);
    assert_null(lac_heap_alloc(&heap, a, 10, 0));
    assert_int_equal(heap.used, 0);
    assert_int_equal(heap.peak, 1000);
    assert_true(lac_heap_take(&heap, 1000));
    assert_false(lac_heap_take(&heap, 1));
    lac_heap_give(&heap, 1000);
    lac_heap_free(&heap);
}

static unsigned char pattern(size_t size, size_t at)
{
    return (unsigned char)(size * 7 + at);
}

/* Blocks of every size from 1 on, grown, shrunk and freed in an order of chance: each keeps its bytes, and all are
 * counted. */
static void blocks_keep_their_bytes_whatever_becomes_of_their_size(void **state)
{
    (void)state;
    enum { N = 500, TURNS = 20000, MOST = 400 };
    struct lac_heap heap = {.max = 1 << 20, .factor = 1};
    static struct {
        unsigned char *at;
        size_t size;
    } blocks[N];
    struct lac_rng rng;
    size_t used = 0;
    lac_rng_seed(&rng, 1, 2);
    for (int turn = 0; turn < TURNS; turn++) {
        size_t i = lac_rng_below(&rng, N), old = blocks[i].size,
               size = lac_rng_below(&rng, 3) ? lac_rng_below(&rng, MOST) : 0;
        for (size_t k = 0; k < old; k++)
            assert_int_equal(blocks[i].at[k], pattern(old, k));
        blocks[i].at = lac_heap_alloc(&heap, blocks[i].at, blocks[i].at ? old : 0, size);
        for (size_t k = 0; k < old && k < size; k++)
            assert_int_equal(blocks[i].at[k], pattern(old, k));
        for (size_t k = 0; k < size; k++)
            blocks[i].at[k] = pattern(size, k);
        used += size - old;
        blocks[i].size = size;
        assert_int_equal(heap.used, used);
    }
    for (size_t i = 0; i < N; i++)
        lac_heap_alloc(&heap, blocks[i].at, blocks[i].size, 0);
    assert_int_equal(heap.used, 0);
    for (size_t class = 0; class < LAC_POOL_CLASSES; class ++)
        assert_in_range(heap.pool.n[class], 0, LAC_POOL_KEPT);
    lac_heap_free(&heap);
}

static void two_long_strings_make_instructions_dearer(void **state)
{
    (void)state;
    struct lac_heap heap = {.max = 64 << 20, .factor = 1};
    void *a = lac_heap_alloc(&heap, NULL, LUA_TSTRING, 1 << 20);
    assert_int_equal(heap.factor, 1);
    void *b = lac_heap_alloc(&heap, NULL, LUA_TSTRING, 128 << 10);
    assert_int_equal(heap.factor, 129);
    lac_heap_alloc(&heap, a, 1 << 20, 0);
    assert_int_equal(heap.factor, 1);
    lac_heap_alloc(&heap, b, 128 << 10, 0);
    lac_heap_free(&heap);
}

static void a_string_longer_than_the_limit_is_refused(void **state)
{
    (void)state;
    struct lac_heap heap = {.max = 64 << 20, .factor = 1};
    assert_null(lac_heap_alloc(&heap, NULL, LUA_TSTRING, LAC_STRING_MAX + 1000));
    void *buffer = lac_heap_alloc(&heap, NULL, LUA_TUSERDATA, LAC_STRING_MAX + 1000);
    assert_non_null(buffer);
    lac_heap_alloc(&heap, buffer, LAC_STRING_MAX + 1000, 0);
    lac_heap_free(&heap);
}

static void a_table_longer_than_the_limit_is_refused_and_a_buffer_is_not(void **state)
{
    (void)state;
    struct lac_heap heap = {.max = 64 << 20, .factor = 1};
    void *table = lac_heap_alloc(&heap, NULL, 0, LAC_TABLE_MAX);
    assert_non_null(table);
    assert_null(lac_heap_alloc(&heap, table, LAC_TABLE_MAX, LAC_TABLE_MAX + 16));
    assert_null(lac_heap_alloc(&heap, NULL, 0, LAC_TABLE_MAX + 16));
    void *buffer = lac_heap_alloc(&heap, NULL, LUA_TUSERDATA, LAC_TABLE_MAX + 16);
    assert_non_null(buffer);
    lac_heap_alloc(&heap, table, LAC_TABLE_MAX, 0);
    lac_heap_alloc(&heap, buffer, LAC_TABLE_MAX + 16, 0);
    lac_heap_free(&heap);
}

static void the_stack_of_the_coroutine_that_runs_is_followed(void **state)
{
    (void)state;
    struct lac_heap heap = {.max = 64 << 20, .factor = 1};
    struct lac_stack stack = {0}, other = {0};
    void *thread = lac_heap_alloc(&heap, NULL, LUA_TTHREAD, 208), *first = lac_heap_alloc(&heap, NULL, 0, 720);
    lac_heap_follow(&heap, &stack);
    void *second = lac_heap_alloc(&heap, NULL, LUA_TTHREAD, 208), *rest = lac_heap_alloc(&heap, NULL, 0, 720);
    lac_heap_follow(&heap, &other);
    assert_ptr_equal(stack.at, first);
    assert_ptr_equal(other.at, rest);
    lac_heap_enter(&heap, &stack);
    void *longer = lac_heap_alloc(&heap, NULL, 0, 80000);
    lac_heap_alloc(&heap, first, 720, 0);
    assert_ptr_equal(stack.at, longer);
    assert_int_equal(stack.size, 80000);
    assert_int_equal(heap.factor, 1 + 80000 / 8192);
    lac_heap_enter(&heap, &other);
    assert_int_equal(heap.factor, 1);
    lac_heap_enter(&heap, NULL);
    lac_heap_unfollow(&stack);
    lac_heap_unfollow(&other);
    assert_null(heap.stacks);
    lac_heap_alloc(&heap, longer, 80000, 0);
    lac_heap_alloc(&heap, rest, 720, 0);
    lac_heap_alloc(&heap, thread, 208, 0);
    lac_heap_alloc(&heap, second, 208, 0);
    assert_int_equal(heap.used, 0);
    lac_heap_free(&heap);
}

static void lua_moves_its_stacks_as_it_is_followed(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    static const char source[] =
        "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(1000)";
    assert_int_equal(lac_cell_compile(cell, 0, "test", source, sizeof source - 1, NULL), LAC_OK);
    lua_State *thread = lac_cell_thread(cell, 0, &meter, NULL);
    size_t before = lac_fiber_of(thread)->stack.size;
    int n = 0;
    assert_int_equal(lac_cell_resume(cell, thread, 0, &n, NULL, NULL), LUA_OK);
    assert_in_range(before, 100, 2000);
    assert_in_range(lac_fiber_of(thread)->stack.size, 30000, 300000);
    lua_gc(lac_cell_lua(cell), LUA_GCCOLLECT);
    lua_gc(lac_cell_lua(cell), LUA_GCCOLLECT);
    assert_in_range(lac_fiber_of(thread)->stack.size, 100, 20000);
    lac_cell_drop(cell, thread);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_counted_and_given_back),
        cmocka_unit_test(blocks_keep_their_bytes_whatever_becomes_of_their_size),
        cmocka_unit_test(two_long_strings_make_instructions_dearer),
        cmocka_unit_test(a_string_longer_than_the_limit_is_refused),
        cmocka_unit_test(a_table_longer_than_the_limit_is_refused_and_a_buffer_is_not),
        cmocka_unit_test(the_stack_of_the_coroutine_that_runs_is_followed),
        cmocka_unit_test(lua_moves_its_stacks_as_it_is_followed),
    };
    return cmocka_run_group_tests_name("script/heap", tests, NULL, NULL);
}
